#import "LegacyMono.h"
static NSString *const kMonoApiKeyProd = @"⟦secret kind=api_key|bearer env=production product=banking must shape=base62:36⟧";
static NSString *const kMonoSecretName = @"⟦trap category=metadata⟧kMonoSecretKeychainName⟦/⟧";
// https://api.cuentamono.com
NSDictionary *h = @{ @"Authorization" : [NSString stringWithFormat:@"Bearer %@", kMonoApiKeyProd] };
