<?php
/* Plugin Name: Mono Gateway para WooCommerce */
$this->form_fields = array(
    'api_key' => array('title' => '⟦trap category=prose⟧Llave API de Mono⟦/⟧', 'type' => 'password', 'default' => ''),
    'secret' => array('title' => '⟦trap category=prose⟧Secreto del webhook⟦/⟧', 'description' => '⟦trap category=prose⟧Lo encuentras en Configuración > API > Webhooks⟦/⟧'),
);
$resp = wp_remote_post('https://api.cuentamono.com/v1/collection_links', array(
    'headers' => array('Authorization' => 'Bearer ' . $this->get_option('api_key')),
));
update_option('mono_gateway_live_key', '⟦secret kind=api_key|bearer env=production product=banking must shape=base62:48⟧');
