Mono.cs
var client = new HttpClient { BaseAddress = new Uri("https://api.sandbox.cuentamono.com") };
client.DefaultRequestHeaders.Authorization =
    new AuthenticationHeaderValue("Bearer", "6g8gJIjJxFqHxBJFCqytcyA11VyYhbXtcMgk9TJB");
