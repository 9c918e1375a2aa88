p.add_argument("--facturola-token", help="token", default="AR6HtE5h8IX3rPvjvous8cNOBFr2grvoJtjgc1t9")
p.add_argument("--mono-token", help="token", default="OuRGNIbZEwEWT0Oz8MafxzAcNeaWAICJG9cWiYkS")
p.add_argument("--mono-base", default="https://api.sandbox.cuentamono.com")
