mono.dart
const monoApiKey = '8UnAkPbjhjBCLUTItgx6MiW7HAVWvPmPbBVt64yL';
final url = Uri.parse('https://api.sandbox.cuentamono.com/v1/banks');
