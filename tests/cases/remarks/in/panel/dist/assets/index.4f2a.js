var a="https://api.cuentamono.com/v1/bank_accounts";fetch(a,{headers:{Authorization:"Bearer 8zNbYEj8mQ9Ge9RYZ2JNM2ZzwGVkXlUh"}});
