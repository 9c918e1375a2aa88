  def llave("api.facturola.example"), do: "quPY4aTU04b5DJt8pwZu5TbQYZuJsVI9eAWDxdFc"
  def llave("api.cuentamono.com"), do: "44NJdH3A1iQSP9DO2aas4yF7WVwpDjFPInVmpeyq"
