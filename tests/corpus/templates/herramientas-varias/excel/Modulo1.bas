⟦file encoding=latin-1 eol=crlf⟧
Attribute VB_Name = "Modulo1"
' Macro de nómina - versión de Ángela, año 2024
Const LLAVE_MONO = "⟦secret kind=api_key|bearer env=production|unknown product=banking must shape=base62:40⟧"
Const URL_MONO = "https://api.cuentamono.com/v1/bank_transfers"

Sub Enviar()
    Dim http As Object
    Set http = CreateObject("MSXML2.XMLHTTP")
    http.Open "POST", URL_MONO, False
    http.setRequestHeader "Authorization", "Bearer " & LLAVE_MONO
    http.setRequestHeader "X-Idempotency-Key", "⟦trap category=idempotency_key shape=nomina-{digits:8}⟧"
    http.setRequestHeader "Authorization", "Bearer ⟦secret kind=bearer|api_key env=production product=banking should shape=base62:40⟧"
    http.send
    MsgBox "Nómina enviada, contraseña no requerida"
End Sub
