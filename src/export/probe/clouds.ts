/** How the firmware of a cloud's machines names itself: maker and product, as a shell pattern. */
export const CLOUDS: readonly { id: string; pattern: string }[] = [
  { id: 'aws', pattern: "'Amazon EC2 '*" },
  { id: 'azure', pattern: "'Microsoft Corporation Virtual Machine'*" },
  { id: 'google', pattern: "'Google Google Compute Engine'*" },
  { id: 'alibaba', pattern: "'Alibaba Cloud '*" },
  { id: 'oracle', pattern: "'OracleCloud.com '*" },
  { id: 'openstack', pattern: "*'OpenStack'*" },
];
