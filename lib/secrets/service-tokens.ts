import { format, type TokenFormat } from './token-format';

/**
 * More tokens with a beginning of their own. Lengths and alphabets, unless another source stands beside them, after
 * https://github.com/gitleaks/gitleaks/blob/b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b/config/gitleaks.toml
 */
export const serviceTokens: readonly TokenFormat[] = [
  format('mailgun-key', 'Mailgun key', ['key-'], /(?<![A-Za-z0-9])key-[0-9a-f]{32}(?![A-Za-z0-9])/g, 4),
  format(
    'mailgun-key',
    'Mailgun key',
    ['-'],
    /(?<![A-Za-z0-9-])[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![A-Za-z0-9-])/g,
    0,
  ),
  format(
    'mailchimp-key',
    'Mailchimp key',
    ['-us'],
    /(?<![A-Za-z0-9])[0-9a-f]{32}-us[0-9]{1,2}(?![A-Za-z0-9])/g,
    0,
  ),
  format(
    'brevo-key',
    'Brevo key',
    ['xkeysib-'],
    /(?<![A-Za-z0-9])xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9])/g,
    8,
  ),
  format(
    'terraform-token',
    'Terraform token',
    ['.atlasv1.'],
    /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9])/g,
    0,
  ),
  format(
    'discord-webhook',
    'Discord webhook',
    ['/webhooks/'],
    // https://github.com/twilight-rs/twilight/blob/913310eeca0e27e021e9f1282a91d64a7d0dc0c5/twilight-util/src/link/webhook.rs
    /discord(?:app)?\.com\/api(?:\/v[0-9]{1,2})?\/webhooks\/[0-9]{15,22}\/(?<secret>[A-Za-z0-9_-]{40,100})/g,
    0,
  ),
  format(
    'teams-webhook',
    'Microsoft Teams webhook',
    ['.webhook.office.com/'],
    /\.webhook\.office\.com\/webhookb2\/(?<secret>[A-Za-z0-9@/-]{60,255}\/IncomingWebhook\/[A-Za-z0-9/-]{32,255})/gi,
    0,
  ),
  format('twilio-key', 'Twilio key', ['SK'], /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/g, 2),
  format(
    'new-relic-key',
    'New Relic key',
    ['NRAK-', 'NRII-'],
    /(?<![A-Za-z0-9])(?:NRAK-[A-Za-z0-9]{27}|NRII-[A-Za-z0-9-]{32})(?![A-Za-z0-9])/g,
    5,
  ),
  format(
    'postman-key',
    'Postman key',
    ['PMAK-'],
    /(?<![A-Za-z0-9])PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![A-Za-z0-9])/g,
    5,
  ),
  format('pulumi-token', 'Pulumi token', ['pul-'], /(?<![A-Za-z0-9])pul-[0-9a-f]{40}(?![A-Za-z0-9])/g, 4),
  format(
    'planetscale-token',
    'PlanetScale token',
    ['pscale_'],
    /(?<![A-Za-z0-9])pscale_(?:tkn|oauth|pw)_[A-Za-z0-9_=.-]{32,64}/g,
    7,
  ),
  format(
    'atlassian-token',
    'Atlassian token',
    ['ATATT3'],
    /(?<![A-Za-z0-9])ATATT3[A-Za-z0-9_=-]{60,255}/g,
    6,
  ),
  format(
    'azure-client-secret',
    'Azure client secret',
    ['Q~'],
    /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/g,
    0,
  ),
  format(
    'openshift-token',
    'OpenShift token',
    ['sha256~'],
    /(?<![A-Za-z0-9])sha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g,
    7,
  ),
  format(
    'dynatrace-token',
    'Dynatrace token',
    ['dt0c01.'],
    /(?<![A-Za-z0-9])dt0c01\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}/g,
    7,
  ),
  format(
    'fly-token',
    'Fly.io token',
    ['fo1_', 'fm1', 'fm2_'],
    /(?<![A-Za-z0-9])(?:fo1|fm1[ar]|fm2)_[A-Za-z0-9+/=_-]{43,2000}/g,
    4,
  ),
  format('heroku-key', 'Heroku key', ['HRKU-AA'], /(?<![A-Za-z0-9])HRKU-AA[A-Za-z0-9_-]{58}/g, 7),
  format(
    'notion-token',
    'Notion token',
    ['ntn_'],
    /(?<![A-Za-z0-9])ntn_[0-9]{11}[A-Za-z0-9]{35}(?![A-Za-z0-9])/g,
    4,
  ),
  format(
    'perplexity-key',
    'Perplexity key',
    ['pplx-'],
    /(?<![A-Za-z0-9])pplx-[A-Za-z0-9]{48}(?![A-Za-z0-9])/g,
    5,
  ),
  format(
    'artifactory-key',
    'Artifactory key',
    ['AKCp', 'cmVmd'],
    /(?<![A-Za-z0-9+/])(?:AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59})(?![A-Za-z0-9+/=])/g,
    5,
  ),
  format(
    'clojars-token',
    'Clojars token',
    ['CLOJARS_'],
    /(?<![A-Za-z0-9])CLOJARS_[a-z0-9]{60}(?![A-Za-z0-9])/g,
    8,
  ),
  format(
    'square-token',
    'Square token',
    ['sq0atp-', 'EAAA'],
    /(?<![A-Za-z0-9+/])(?:sq0atp-[\w-]{22}|EAAA[\w-]{60})(?![A-Za-z0-9+/=_-])/g,
    4,
  ),
  format(
    'airtable-token',
    'Airtable token',
    ['pat'],
    /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9])/g,
    3,
  ),
  format(
    'octopus-key',
    'Octopus Deploy key',
    ['API-'],
    /(?<![A-Za-z0-9-])API-[A-Z0-9]{26}(?![A-Za-z0-9-])/g,
    4,
  ),
  format('readme-key', 'ReadMe key', ['rdme_'], /(?<![A-Za-z0-9])rdme_[a-z0-9]{70}(?![A-Za-z0-9])/g, 5),
  format(
    'shippo-token',
    'Shippo token',
    ['shippo_'],
    /(?<![A-Za-z0-9])shippo_(?:live|test)_[A-Fa-f0-9]{40}(?![A-Za-z0-9])/g,
    7,
  ),
  format(
    'sourcegraph-token',
    'Sourcegraph token',
    ['sgp_'],
    /(?<![A-Za-z0-9])sgp_(?:[A-Fa-f0-9]{16}_|local_)?[A-Fa-f0-9]{40}(?![A-Za-z0-9])/g,
    4,
  ),
  format(
    'maxmind-key',
    'MaxMind license key',
    ['_mmk'],
    /(?<![A-Za-z0-9])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9])/g,
    0,
  ),
  format(
    'onepassword-token',
    '1Password token',
    ['ops_eyJ'],
    /(?<![A-Za-z0-9])ops_eyJ[A-Za-z0-9+/=_-]{100,4000}/g,
    4,
  ),
  format(
    'prefect-token',
    'Prefect token',
    ['pnu_'],
    /(?<![A-Za-z0-9])pnu_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g,
    4,
  ),
  format(
    'infracost-token',
    'Infracost token',
    ['ico-'],
    /(?<![A-Za-z0-9])ico-[A-Za-z0-9]{32}(?![A-Za-z0-9])/g,
    4,
  ),
  format('gitlab-token', 'GitLab runner token', ['GR1348941'], /(?<![A-Za-z0-9])GR1348941[\w-]{20}/g, 9),
  format(
    'bedrock-key',
    'Amazon Bedrock key',
    ['ABSK'],
    /(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{109,269}={0,2}/g,
    4,
  ),
];

/** Whoever has the URL may do what was signed: the signature is the secret. */
export const signedUrls: readonly TokenFormat[] = [
  format(
    'shared-access-signature',
    'Azure shared access signature',
    ['sig='],
    // https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas: a SHA-256 in base64, in an URL.
    /(?<![A-Za-z0-9])sig=(?<secret>[A-Za-z0-9%+/_-]{40,120}={0,2})/g,
    0,
  ),
  format(
    'signed-url',
    'signed URL',
    ['X-Amz-Signature=', 'X-Goog-Signature='],
    // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
    // https://github.com/googleapis/python-storage/blob/00fc236de5ff389069a3ccfebda93d832c95b007/google/cloud/storage/_signing.py
    /(?<![A-Za-z0-9])X-(?:Amz|Goog)-Signature=(?<secret>[0-9a-fA-F]{32,1024})/g,
    0,
  ),
  format(
    'signed-url',
    'signed URL',
    ['Signature='],
    // https://github.com/awsdocs/amazon-cloudfront-developer-guide/blob/17ccdfadf2a5cc8672f06b2ea75613dce8020ad0/doc_source/private-content-creating-signed-url-canned-policy.md
    /[?&;]Signature=(?<secret>[A-Za-z0-9%+/~_-]{24,1024}={0,2})/g,
    0,
  ),
];
