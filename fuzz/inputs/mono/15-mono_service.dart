import 'package:dio/dio.dart';
import 'package:flutter_dotenv/flutter_dotenv.dart';

class MonoService {
  final _dio = Dio(BaseOptions(
    baseUrl: 'https://api.sandbox.cuentamono.com/v1',
    headers: {'Authorization': 'Bearer Qz7wKd93nVxLr5TbYp2sHc8mFj4u', 'Accept': 'application/json'},
  ));

  final prod = Dio(BaseOptions(baseUrl: dotenv.env['MONO_URL'] ?? '', headers: {'Authorization': 'Bearer ${dotenv.env['MONO_API_KEY']}'}));

  static const clientSecret = String.fromEnvironment('MONO_CLIENT_SECRET', defaultValue: 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u');
  static const fcmKey = 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u';

  Future<Response> cobro(String id) => _dio.post('/collection_links/$id', options: Options(headers: {'x-idempotency-key': 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u'}));
}
