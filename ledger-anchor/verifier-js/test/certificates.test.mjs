import assert from "node:assert/strict";
import { test } from "node:test";
import { requireCertified } from "../src/certificates.mjs";

// Made with openssl: a root, and a meter whose subject names the serial number S-1 (IEEE 802.1AR).
const ROOT = "MIIBRDCB96ADAgECAhRjUjkLkZJYR7N5V/Vg+37jIOCLyjAFBgMrZXAwEDEOMAwGA1UEAwwFbWFrZXIwHhcNMjYxMTIyMTEwMTExWhcNMzUwMjA4MTEwMTEx"
  + "WjAQMQ4wDAYDVQQDDAVtYWtlcjAqMAUGAytlcAMhAFurMH4K33o0ATaYyrxh0pHl2HJZHnmIjuKU2kd0b+sOo2MwYTAdBgNVHQ4EFgQUMOUTZQlDZuYI8B0g"
  + "+Xnbtb8J14gwHwYDVR0jBBgwFoAUMOUTZQlDZuYI8B0g+Xnbtb8J14gwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwBQYDK2VwA0EADQhA99CV"
  + "3m6PDD0AfRNhYLr+DvElLFWm64YgDcmrn2kEmtVKQ0kt/6cwDX+EhRe7M+iXxfWj/t+YB56ozzrEBw==";
const METER = "MIIBUDCCAQKgAwIBAgIUZ9mPMEN9el1+VnKG9Fn1NqRbh7EwBQYDK2VwMBAxDjAMBgNVBAMMBW1ha2VyMB4XDTI2MTEyMjExMDExMVoXDTMyMDUxNDExMDEx"
  + "MVowHjEOMAwGA1UEAwwFbWV0ZXIxDDAKBgNVBAUTA1MtMTAqMAUGAytlcAMhADFMPci94vKPZrUi1Y0Ps1WskuMNizeBvVZOSm5fPqhFo2AwXjAMBgNVHRMB"
  + "Af8EAjAAMA4GA1UdDwEB/wQEAwIHgDAdBgNVHQ4EFgQUDw49eweSt/DzQrpaEOdmEA6V42QwHwYDVR0jBBgwFoAUMOUTZQlDZuYI8B0g+Xnbtb8J14gwBQYD"
  + "K2VwA0EApuoYOlWeJ3D28rm2GCnK0AshsObbA3lEVP8KHx+u6gCtxqc/dBe501WY2JBUmtWaNWTfq9oZCrYLFA0ILPeyAg==";
const ENROLMENT = { maker: "Maker", algorithm: "Ed25519", publicKey: "314c3dc8bde2f28f66b522d58d0fb355ac92e30d8b3781bd564e4a6e5f3ea845", from: Date.parse("2027-01-01T00:00:00Z") / 1000 };

function judge(serial) {
  const voucher = { chain: [Buffer.from(METER, "base64")] };
  requireCertified({ ...ENROLMENT, serial, voucher }, [{ maker: "Maker", certificate: Buffer.from(ROOT, "base64") }]);
}

test("a certificate vouches for the meter that it names", () => judge("S-1"));

test("a certificate that names another meter is refused", () => {
  assert.throws(() => judge("S-2"), /is of another meter/);
});
