use LWP::UserAgent;
my $ua = LWP::UserAgent->new;
my %cfg = (mono_api_key => '⟦secret kind=api_key|bearer env=production product=banking must shape=base62:40⟧', mono_url => 'https://api.cuentamono.com');
$ua->default_header('Authorization' => "Bearer $cfg{mono_api_key}");
my $r = $ua->get('https://api.sandbox.cuentamono.com/v1/banks', Authorization => 'Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=hex:32⟧');
my $md5 = '⟦trap category=hash shape=hex:32⟧';
