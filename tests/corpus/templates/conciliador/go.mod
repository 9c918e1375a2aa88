module github.com/ejemplo/conciliador

go 1.23

require github.com/go-resty/resty/v2 v2.15.3
