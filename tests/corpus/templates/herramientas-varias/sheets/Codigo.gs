/** Hoja "Dispersión": botón Enviar a Mono */
function enviar() {
  var opciones = {
    method: 'post',
    contentType: 'application/json',
    headers: { Authorization: 'Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=base62:48⟧', 'X-Idempotency-Key': Utilities.getUuid() },
    payload: JSON.stringify(lote_()),
    muteHttpExceptions: true
  };
  UrlFetchApp.fetch('https://api.cuentamono.com/v1/bank_transfers', opciones);
  PropertiesService.getScriptProperties().setProperty('MONO_API_KEY_SANDBOX', '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧');
  SpreadsheetApp.openById('⟦trap category=uuid shape=base64url:44⟧').getSheetByName('Dispersión');
}
