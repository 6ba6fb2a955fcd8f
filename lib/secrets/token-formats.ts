import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { serviceTokens, signedUrls } from './service-tokens';
import { format, type TokenFormat } from './token-format';

/** Formats that their issuers document with a fixed beginning, so that they can be known without a name beside them. */
const formats: readonly TokenFormat[] = [
  format(
    'aws-access-key',
    'AWS access key',
    ['AKIA', 'ASIA'],
    /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
    4,
  ),
  format(
    'github-token',
    'GitHub token',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/g,
    4,
  ),
  format(
    'github-token',
    'GitHub token',
    ['github_pat_'],
    /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{60,255}/g,
    11,
  ),
  format(
    'gitlab-token',
    'GitLab token',
    ['gl'],
    /(?<![A-Za-z0-9])gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct)-[A-Za-z0-9_.-]{20,255}/g,
    6,
  ),
  format('slack-token', 'Slack token', ['xox'], /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,255}/g, 5),
  format('slack-token', 'Slack token', ['xapp-'], /(?<![A-Za-z0-9])xapp-[0-9]-[A-Za-z0-9-]{20,255}/g, 5),
  format(
    'slack-webhook',
    'Slack webhook',
    ['hooks.slack.com/'],
    /hooks\.slack\.com\/(?:services|workflows)\/(?<secret>[A-Za-z0-9/_-]{20,255})/g,
    0,
  ),
  format(
    'stripe-key',
    'Stripe key',
    ['_live_', '_test_'],
    /(?<![A-Za-z0-9])[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}/g,
    8,
  ),
  format(
    'stripe-webhook-secret',
    'Stripe webhook secret',
    ['whsec_'],
    /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=]{24,255}/g,
    6,
  ),
  format('npm-token', 'npm token', ['npm_'], /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g, 4),
  format('pypi-token', 'PyPI token', ['pypi-'], /(?<![A-Za-z0-9])pypi-AgE[A-Za-z0-9_-]{50,1000}/g, 5),
  format(
    'google-api-key',
    'Google API key',
    ['AIza'],
    /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
    4,
  ),
  format(
    'google-oauth-secret',
    'Google OAuth secret',
    ['GOCSPX-'],
    /(?<![A-Za-z0-9])GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g,
    7,
  ),
  format(
    'google-access-token',
    'Google access token',
    ['ya29.'],
    /(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_-]{30,2000}/g,
    5,
  ),
  format(
    'docker-token',
    'Docker token',
    ['dckr_'],
    /(?<![A-Za-z0-9])dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,255}/g,
    9,
  ),
  format('anthropic-key', 'Anthropic key', ['sk-ant-'], /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{20,255}/g, 7),
  format(
    'openai-key',
    'OpenAI key',
    ['sk-'],
    /(?<![A-Za-z0-9])sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,255}/g,
    3,
  ),
  format(
    'openai-key',
    'OpenAI key',
    ['T3BlbkFJ'],
    /(?<![A-Za-z0-9])sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}/g,
    3,
  ),
  format(
    'hugging-face-token',
    'Hugging Face token',
    ['hf_'],
    /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34}(?![A-Za-z0-9])/g,
    3,
  ),
  format(
    'sendgrid-key',
    'SendGrid key',
    ['SG.'],
    /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g,
    3,
  ),
  format(
    'digitalocean-token',
    'DigitalOcean token',
    ['_v1_'],
    /(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]{64}(?![A-Za-z0-9])/g,
    7,
  ),
  format('vault-token', 'Vault token', ['hvs.', 'hvb.'], /(?<![A-Za-z0-9])hv[sb]\.[A-Za-z0-9_-]{24,300}/g, 4),
  format(
    'databricks-token',
    'Databricks token',
    ['dapi'],
    /(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?![A-Za-z0-9])/g,
    4,
  ),
  format(
    'shopify-token',
    'Shopify token',
    ['shp'],
    /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}(?![A-Za-z0-9])/g,
    6,
  ),
  format(
    'telegram-token',
    'Telegram bot token',
    [':AA'],
    /(?<![A-Za-z0-9])[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g,
    0,
  ),
  format(
    'rubygems-key',
    'RubyGems key',
    ['rubygems_'],
    /(?<![A-Za-z0-9])rubygems_[0-9a-f]{48}(?![A-Za-z0-9])/g,
    9,
  ),
  format(
    'grafana-token',
    'Grafana token',
    ['glsa_', 'glc_'],
    /(?<![A-Za-z0-9])(?:glsa|glc)_[A-Za-z0-9_+/=]{32,400}/g,
    4,
  ),
  format('sentry-token', 'Sentry token', ['sntry'], /(?<![A-Za-z0-9])sntry[su]_[A-Za-z0-9_+/=]{40,400}/g, 7),
  format(
    'doppler-token',
    'Doppler token',
    ['dp.'],
    /(?<![A-Za-z0-9])dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9_.-]{40,100}/g,
    3,
  ),
  format(
    'linear-key',
    'Linear key',
    ['lin_api_'],
    /(?<![A-Za-z0-9])lin_api_[A-Za-z0-9]{40}(?![A-Za-z0-9])/g,
    8,
  ),
  format(
    'age-secret-key',
    'age secret key',
    ['AGE-SECRET-KEY-1'],
    /(?<![A-Za-z0-9])AGE-SECRET-KEY-1[0-9A-Z]{58}(?![A-Za-z0-9])/g,
    16,
  ),
  format(
    'azure-account-key',
    'Azure account key',
    ['AccountKey='],
    /(?<![A-Za-z])AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g,
    0,
  ),
  format(
    'json-web-token',
    'JSON web token',
    ['eyJ'],
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}/g,
    3,
  ),
  ...serviceTokens,
  ...signedUrls,
];

/** Tokens known by their own form, wherever they stand. */
export function findTokens(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { kind, noun, marks, pattern, shown } of formats) {
    if (!marks.some((mark) => text.includes(mark))) continue;
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.secret ?? match[0];
      const start = match.index + match[0].length - value.length;
      found.push({
        span: { start, end: start + value.length },
        kind,
        noun,
        masked: value.slice(0, shown) + maskedValue,
        // Documentation writes keys that say of themselves that they are examples.
        certainty: /EXAMPLE|0{12}|1234567890|x{12}/i.test(value) ? 'possible' : 'certain',
      });
    }
  }
  return found;
}

/** How a kind is called, for a text that only says that one of it was taken out. */
export function tokenNoun(kind: string): string | undefined {
  return formats.find((format) => format.kind === kind)?.noun;
}
