module dos
