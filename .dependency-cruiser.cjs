/** Who may import whom: the rules of the layout, each with its reason. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two modules that need each other are one module, or miss a port between them.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'protocol-imports-nothing',
      severity: 'error',
      comment: 'The contract is shared by three programs; it may not pull in any of them.',
      from: { path: '^src/protocol' },
      to: { path: '^src/', pathNot: '^src/protocol' },
    },
    {
      name: 'pure-core',
      severity: 'error',
      comment:
        'understanding and dialog are pure: what they must know comes in as an argument or port.',
      from: { path: '^src/(understanding|dialog)' },
      to: {
        path: '^src/|^node_modules/(@nestjs|typeorm|pg|bullmq|socket\\.io|ioredis)/',
        pathNot: '^src/(protocol|understanding|dialog)',
      },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      comment: 'platform serves every feature and therefore may know none.',
      from: { path: '^src/platform' },
      to: { path: '^src/', pathNot: '^src/(platform|protocol)' },
    },
    {
      name: 'web-speaks-protocol-only',
      severity: 'error',
      comment: 'The front ends talk to the server by the contract alone.',
      from: { path: '^src/web' },
      to: { path: '^src/', pathNot: '^src/(web|protocol)' },
    },
    {
      name: 'features-meet-at-services',
      severity: 'error',
      comment: "Another feature's entities and stores are its own business: call its service.",
      from: {
        path: '^src/(conversations|handoff|logistics|care|authoring|insight|identity|appearance)/',
        pathNot: '\\.test\\.ts$',
      },
      to: {
        path: '^src/(conversations|handoff|logistics|care|authoring|insight|identity|appearance)/.*\\.(entity|store)\\.ts$',
        pathNot: '^src/$1/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.test\\.ts$' },
  },
};
