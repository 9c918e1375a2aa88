Module Mono
    Private Const MonoApiKeyProduccion As String = "⟦secret kind=api_key|bearer env=production product=banking must shape=hex:40⟧"
    Sub Main()
        Dim client As New Net.WebClient()
        client.Headers.Add("Authorization", "Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧")
        Console.WriteLine(client.DownloadString("https://api.sandbox.cuentamono.com/v1/banks"))
    End Sub
End Module
