import 'package:dio/dio.dart';
import 'package:flutter_dotenv/flutter_dotenv.dart';

class MonoService {
  final _dio = Dio(BaseOptions(
    baseUrl: 'https://api.sandbox.cuentamono.com/v1',
    headers: {'Authorization': 'Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧', 'Accept': 'application/json'},
  ));

  final prod = Dio(BaseOptions(baseUrl: dotenv.env['MONO_URL'] ?? '', headers: {'Authorization': 'Bearer ${dotenv.env['MONO_API_KEY']}'}));

  static const clientSecret = String.fromEnvironment('MONO_CLIENT_SECRET', defaultValue: '⟦secret kind=oauth_client_secret env=unknown|sandbox product=breb must shape=base64url:43⟧');
  static const fcmKey = '⟦trap category=foreign_key shape=AAAA{base64url:7}:{base64url:134}⟧';

  Future<Response> cobro(String id) => _dio.post('/collection_links/$id', options: Options(headers: {'x-idempotency-key': '⟦trap category=idempotency_key shape=uuid⟧'}));
}
