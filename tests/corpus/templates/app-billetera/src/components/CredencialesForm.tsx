export function CredencialesForm() {
  return (
    <Form>
      <Field name="monoApiKey" label="⟦trap category=prose⟧Llave de API de Mono⟦/⟧" placeholder="⟦trap category=placeholder⟧pega-tu-llave-aqui⟦/⟧" type="password" />
      <Field name="monoClientSecret" label="⟦trap category=prose⟧Secreto del cliente (Bre-B)⟦/⟧" placeholder="⟦trap category=placeholder⟧•••••••••••••••••••⟦/⟧" />
      <Field name="monoWebhookSecret" placeholder="⟦trap category=placeholder⟧whsec_...⟦/⟧" testID="⟦trap category=prose⟧mono-webhook-secret-input⟦/⟧" />
      <Hint i18nKey="⟦trap category=prose⟧settings.mono.apiKey.description⟦/⟧" />
    </Form>
  );
}
