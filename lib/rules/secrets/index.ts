export { default as secretInImage } from './secret-in-image';
export { default as secretVariableDeclared } from './secret-variable-declared';
