import type { Plugin } from 'rolldown';

/**
 * Takes Node's modules from `process.getBuiltinModule` instead of importing them. An import reads every export of a
 * module once, getters included, and `node:http` has some that load a whole HTTP client.
 */
export function leanBuiltins(): Plugin {
  return {
    name: 'lean-builtins',
    renderChunk(code) {
      let lean = code;
      for (const node of this.parse(code).body.toReversed()) {
        if (node.type !== 'ImportDeclaration' || !node.source.value.startsWith('node:')) continue;
        const names = node.specifiers.map((specifier) => {
          if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier')
            throw new Error(`Only plain names can be imported from ${node.source.value}`);
          const { imported, local } = specifier;
          return imported.name === local.name ? local.name : `${imported.name}: ${local.name}`;
        });
        const statement = `const { ${names.join(', ')} } = process.getBuiltinModule('${node.source.value}');`;
        lean = lean.slice(0, node.start) + statement + lean.slice(node.end);
      }
      return lean;
    },
  };
}
