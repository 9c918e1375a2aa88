go.mod
module dos
