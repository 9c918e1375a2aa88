program.option('--mono-key <k>', 'llave', 'bixyOzBYu57rq0hwhpBlLbIgybtf2krCgtm9Wdw4oLtuxYiWUbwzXmnJglTVxDxg');
program.option('--mono-url <u>', 'url', 'https://api.cert.monoban.co');
program.option('--acme-key <k>', 'llave', 'ffdb167b68adad4858a06224d4377ab3');
