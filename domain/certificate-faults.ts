/** What is wrong with a far side's certificate, in words that say what to do. */

const untrusted: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);

/** The fault of a certificate that an error of TLS tells by its code; null: it tells of none. */
export function certificateFault(code: string | undefined): string | null {
  if (code === undefined) return null;
  if (untrusted.has(code))
    return `its certificate is of no authority that is trusted here (${code}); if it is the right one, start Sportello with NODE_EXTRA_CA_CERTS naming a file with its authority's certificate in PEM`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `its certificate is for another name (${code}); name the host as the certificate does`;
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return `its certificate holds at another time only (${code}); who runs the server renews it, if the clock here is right`;
  return null;
}
