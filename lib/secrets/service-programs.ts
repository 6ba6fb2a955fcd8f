import type { ProgramForm } from './program-form';

/** Clients of registries, forges, clouds and other services. */
export const servicePrograms: readonly ProgramForm[] = [
  {
    programs: ['docker', 'podman', 'buildah', 'nerdctl', 'skopeo', 'oras'],
    words: ['login'],
    options: ['-p', '--password'],
    attached: ['-p'],
    input: { holds: 'secret', options: ['--password-stdin'] },
    kind: 'password',
    source:
      'https://github.com/docker/cli/blob/28f756087eea5fa301f3fbf12b01ae62f91521c2/docs/reference/commandline/login.md',
  },
  {
    programs: ['crane'],
    words: ['auth', 'login'],
    options: ['-p', '--password'],
    input: { holds: 'secret', options: ['--password-stdin'] },
    kind: 'password',
    source:
      'https://github.com/google/go-containerregistry/blob/3f4ff3ca60f51c876ac4bd89e9a787157aaa4f15/cmd/crane/doc/crane_auth_login.md',
  },
  {
    programs: ['regctl'],
    words: ['registry', 'login'],
    options: ['-p', '--pass'],
    input: { holds: 'secret', options: ['--pass-stdin'] },
    kind: 'password',
    source:
      'https://github.com/regclient/regclient/blob/725072f65f14ab63d6b220246c3a889dcd5e2f5f/cmd/regctl/registry.go',
  },
  {
    programs: ['apptainer', 'singularity'],
    words: ['registry', 'login'],
    options: ['-p', '--password'],
    input: { holds: 'secret', options: ['--password-stdin'] },
    kind: 'password',
    source:
      'https://github.com/apptainer/apptainer/blob/917d66577963ca297352a22e13c86f1748ddc645/cmd/internal/cli/registry.go',
  },
  {
    programs: ['helm'],
    words: ['registry', 'login'],
    options: ['-p', '--password'],
    input: { holds: 'secret', options: ['--password-stdin'] },
    kind: 'password',
    source:
      'https://github.com/helm/helm-www/blob/227f41447a683545325e87aedf10c67096d11004/docs/helm/helm_registry_login.md',
  },
  {
    programs: ['skopeo'],
    users: ['--creds', '--src-creds', '--dest-creds'],
    kind: 'password',
    source:
      'https://github.com/containers/skopeo/blob/b71619af4512a2c77dd160576492d4ebbc0b63ea/docs/skopeo-copy.1.md',
  },
  {
    programs: ['az'],
    words: ['login'],
    options: ['-p', '--password'],
    kind: 'password',
    source:
      'https://github.com/Azure/azure-cli/blob/0046df3603f032c7163cb5239f6a3121d4b5a313/src/azure-cli/azure/cli/command_modules/profile/__init__.py',
  },
  {
    programs: ['az'],
    words: ['acr', 'login'],
    options: ['-p', '--password'],
    kind: 'password',
    source:
      'https://github.com/Azure/azure-cli/blob/0166521808dadf9de0e96ca2a8ddb7582fdbe717/src/azure-cli/azure/cli/command_modules/acr/_params.py',
  },
  {
    programs: ['az'],
    words: ['devops', 'login'],
    input: { holds: 'secret' },
    kind: 'token',
    source:
      'https://github.com/MicrosoftDocs/azure-devops-docs/blob/0a7eb513a3d2544960ebea8a1f82a2f32e208db5/docs/cli/log-in-via-pat.md',
  },
  {
    programs: ['aws'],
    words: ['configure', 'set'],
    pair: true,
    valued: ['--profile', '--region'],
    kind: 'key',
    source:
      'https://github.com/aws/aws-cli/blob/07c4fe366b49c4dde816d674f4941134fc432673/awscli/examples/configure/set/_description.rst',
  },
  {
    programs: ['glab'],
    words: ['auth', 'login'],
    options: ['-t', '--token'],
    input: { holds: 'secret', options: ['--stdin'] },
    kind: 'token',
    source: 'https://manpages.debian.org/testing/glab/glab-auth-login.1.en.html',
  },
  {
    programs: ['gh'],
    words: ['auth', 'login'],
    input: { holds: 'secret', options: ['--with-token'] },
    kind: 'token',
    source:
      'https://github.com/cli/cli/blob/44ee17760709bedf1cad7e452e61751489b81a33/pkg/cmd/auth/login/login.go',
  },
  {
    programs: ['doctl'],
    options: ['-t', '--access-token'],
    kind: 'token',
    source:
      'https://github.com/digitalocean/doctl/blob/168188d3e016be2768406a0b3dc615966f6555a9/commands/doit.go',
  },
  {
    programs: ['oc'],
    words: ['login'],
    options: ['-p', '--password', '--token'],
    kind: 'password',
    source:
      'https://github.com/openshift/oc/blob/6b8e30c5b39aa742147846341a203905e04834f3/pkg/cli/login/login.go',
  },
  {
    programs: ['cf'],
    words: ['login'],
    options: ['-p'],
    kind: 'password',
    source:
      'https://github.com/cloudfoundry/cli/blob/ccfd649d158cf439db18788e6e77a13861e3c01a/command/v7/login_command.go',
  },
  {
    programs: ['cf'],
    words: ['auth'],
    argument: 1,
    kind: 'password',
    source:
      'https://github.com/cloudfoundry/cli/blob/ccfd649d158cf439db18788e6e77a13861e3c01a/command/v7/auth_command.go',
  },
  {
    programs: ['ibmcloud'],
    words: ['login'],
    options: ['-p', '--apikey'],
    kind: 'password',
    source:
      'https://github.com/ibm-cloud-docs/cli/blob/fe3babb0f6446674d325f9b0bbcf380e23878f4f/reference/ibmcloud/bx_cli.md',
  },
  {
    programs: ['vault', 'bao'],
    words: ['login'],
    argument: 0,
    input: { holds: 'secret' },
    kind: 'token',
    source:
      'https://github.com/hashicorp/vault/blob/00f9f9fcd03a9f245cb1736f53df390490c2c5fd/website/content/docs/commands/login.mdx',
  },
  {
    programs: ['vercel', 'now'],
    options: ['-t', '--token'],
    kind: 'token',
    source:
      'https://github.com/vercel/vercel/blob/17d9ebaf8e9b335d550dea1a243743a74edc772e/packages/cli/src/util/arg-common.ts',
  },
  {
    programs: ['netlify'],
    options: ['--auth', '-a'],
    kind: 'token',
    source:
      'https://github.com/netlify/cli/blob/88ece2915554fbb121d69143fa4799b7559d2cdd/src/commands/base-command.ts',
  },
  {
    programs: ['codecov', 'codecovcli'],
    options: ['-t', '--token'],
    kind: 'token',
    source: 'https://github.com/codecov/codecov-cli/blob/152ecf87f4002ea8756c154d00f4f180f34fb814/README.md',
  },
  {
    programs: ['wandb'],
    words: ['login'],
    argument: 0,
    kind: 'key',
    source: 'https://github.com/wandb/wandb/blob/b6e29505884ea60c79ca12091f1f75bd39d2f955/wandb/cli/cli.py',
  },
  {
    programs: ['hf'],
    words: ['auth', 'login'],
    options: ['--token'],
    kind: 'token',
    source:
      'https://github.com/huggingface/huggingface_hub/blob/002a326f690befbe378436363cab7552600cb9ac/docs/source/en/guides/cli.md',
  },
  {
    programs: ['ngrok'],
    words: ['authtoken'],
    argument: 0,
    kind: 'token',
    source:
      'https://github.com/ngrok/ngrok-docs/blob/56a5f9960f4e7c7e134fbc0412f74b51b2df5eca/gateway/device-gateway/linux.mdx',
  },
  {
    programs: ['ngrok'],
    words: ['config', 'add-authtoken'],
    argument: 0,
    kind: 'token',
    source: 'https://github.com/ngrok/ngrok-docs/blob/56a5f9960f4e7c7e134fbc0412f74b51b2df5eca/agent/cli.mdx',
  },
  {
    programs: ['snyk'],
    words: ['auth'],
    argument: 0,
    kind: 'token',
    source:
      'https://github.com/snyk/cli/blob/09c67d45868624c75c53b66d29058bdb52173723/help/cli-commands/auth.md',
  },
  {
    programs: ['pro', 'ua'],
    words: ['attach'],
    argument: 0,
    kind: 'token',
    source:
      'https://github.com/canonical/ubuntu-pro-client/blob/9e02305657076dfa09db66ddcc4e047ae7825ccc/ubuntu-advantage.1',
  },
  {
    programs: ['cloudflared'],
    words: ['service', 'install'],
    argument: 0,
    kind: 'token',
    source:
      'https://github.com/cloudflare/cloudflared/blob/d1df7985bdf189c4caf34e290bafbf8f411e603b/cmd/cloudflared/linux_service.go',
  },
  {
    programs: ['tailscale'],
    words: ['up'],
    options: ['--authkey', '--auth-key'],
    kind: 'key',
    source:
      'https://github.com/tailscale/tailscale/blob/de9ec7ee25627e0e518f53c710a3fc3d947c86c1/cmd/tailscale/cli/up.go',
  },
  {
    programs: ['subscription-manager'],
    words: ['register'],
    options: ['--password', '--activationkey'],
    kind: 'password',
    source:
      'https://github.com/candlepin/subscription-manager/blob/3a53d8222e45bc39fc374ce79dada2ccceee9844/man/subscription-manager.8',
  },
  {
    programs: ['jf', 'jfrog'],
    options: ['--access-token', '--password'],
    kind: 'token',
    source:
      'https://github.com/jfrog/documentation/blob/e3dbd558f0a41364a3550dd16f751bc34cfbcc2a/jfrog-applications/jfrog-cli/get-started/configurations/jfrog-platform-configuration.md',
  },
  {
    programs: ['mc', 'mcli'],
    words: ['alias', 'set'],
    argument: 3,
    kind: 'key',
    source:
      'https://github.com/minio/docs/blob/35f2bb81280a3573c64947e8bd979e2c7026d2dd/source/reference/minio-mc/mc-alias-set.rst',
  },
  {
    programs: ['mc', 'mcli'],
    words: ['config', 'host', 'add'],
    argument: 3,
    kind: 'key',
    source:
      'https://github.com/minio/docs/blob/35f2bb81280a3573c64947e8bd979e2c7026d2dd/source/reference/minio-mc-admin.rst',
  },
];
