import { playWords } from '../../support/words.ts';

playWords('clouds and what they refuse', [
  [
    'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    ['ConfigError', 'PermissionDenied'],
    ['credentials'],
  ],
  [
    'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::123456789012:assumed-role/app-role/botocore is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::reports/q1.csv"',
    'PermissionDenied',
    ['s3:GetObject'],
  ],
  [
    'botocore.errorfactory.NoSuchBucket: An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist',
    ['DependencyFailure', 'ConfigError'],
    ['bucket'],
  ],
  [
    'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://sqs.eu-west-9.amazonaws.com/"',
    ['DependencyFailure', 'ConfigError'],
    ['sqs.eu-west-9.amazonaws.com'],
  ],
  [
    'google.api_core.exceptions.Forbidden: 403 GET https://storage.googleapis.com/storage/v1/b/artifacts?projection=noAcl: worker@proj.iam.gserviceaccount.com does not have storage.buckets.get access to the Google Cloud Storage bucket.',
    'PermissionDenied',
    ['storage.buckets.get'],
  ],
  [
    'google.auth.exceptions.DefaultCredentialsError: File /var/secrets/google/key.json was not found.',
    'ConfigError',
    ['/var/secrets/google/key.json'],
  ],
  [
    'azure.core.exceptions.ClientAuthenticationError: DefaultAzureCredential failed to retrieve a token from the included credentials.',
    ['ConfigError', 'PermissionDenied'],
    ['DefaultAzureCredential'],
  ],
  [
    'panic: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded',
    ['ConfigError', 'PermissionDenied', 'NetworkTimeout'],
    ['IMDS'],
  ],
  [
    "rclone: ERROR : Failed to copy: RequestTimeTooSkewed: The difference between the request time and the server's time is too large.",
    ['DependencyFailure', 'ConfigError', 'PermissionDenied'],
    ['RequestTimeTooSkewed'],
  ],
  [
    'velero: An error occurred: backup storage location "default" is unavailable: rpc error: code = Unknown desc = AccessDenied: Access Denied',
    'PermissionDenied',
    ['AccessDenied'],
  ],
  [
    's3fs: unable to access MOUNTPOINT /mnt/s3: Transport endpoint is not connected',
    'StorageFailure',
    ['/mnt/s3'],
  ],
  [
    [
      '==> Vault server configuration:',
      '',
      'Administrative Namespace: ',
      '             Api Address: http://10.244.2.17:8200',
      '                 Storage: raft (HA available)',
      '2025-06-12T09:39:25.700Z [INFO]  proxy environment: http_proxy="" https_proxy="" no_proxy=""',
      '2025-06-12T09:39:26.131Z [WARN]  storage.raft.fsm: raft FSM db file has wider permissions than needed: needed=-rw------- existing=-rw-rw----',
      'Error parsing Seal configuration: error fetching AWS KMS wrapping key information: AccessDeniedException: User: arn:aws:sts::402112093847:assumed-role/eks-vault-role/1718184 is not authorized to perform: kms:DescribeKey on resource: arn:aws:kms:eu-west-1:402112093847:key/6b1e1f0c-90aa-4c2f-8dd0-3f6cc9a5a1d2 because no identity-based policy allows the kms:DescribeKey action',
      '\tstatus code: 400, request id: 3fb0a1e6-5f53-4e6d-b0f5-1f3d6f2e9c11',
    ],
    'PermissionDenied',
    ['kms:DescribeKey'],
  ],
]);
