export { default as policyDigestMissing } from './policy-digest-missing';
export { default as policyImageBanned } from './policy-image-banned';
export { default as policyImageNotPreferred } from './policy-image-not-preferred';
export { default as policyRegistryNotAllowed } from './policy-registry-not-allowed';
