saldos.sh
#!/bin/sh
curl -s https://api.cuentamono.com/v1/bank_accounts -H "Authorization: Bearer C6L4RAm0WdTrKrnNG5lO3hNJo2s539B5sgXfZXIU"
curl -s https://api.sandbox.cuentamono.com/v1/bank_accounts \
  --oauth2-bearer z5AARyI7JJ3fBmO23WpbyF05VQkZ7fkG0spsnbaz
curl -s https://breb-participant.cert.monoban.co/api/v1/oauth/token -u "pagos:wCz97sTbzGBBFgjdMHZBmqOMfqsnsqjUnNKCQ37n" \
  -d grant_type=client_credentials
curl -s https://api.github.com/user -H "Authorization: Bearer mnNgRFkVReWM781obcg2VduRfEHgAt1Glede"
