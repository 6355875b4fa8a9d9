package io.meterproof.billing.bundle;

import io.meterproof.bundle.SignerKey;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFileCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The public keys of a trust file, read again for each bundle because keys come and go. */
public final class SignerKeys {
    private final Path trustFile;

    public SignerKeys(Path trustFile) {
        this.trustFile = trustFile;
    }

    /** @throws MissingEvidenceException if the file is not there or is none */
    List<SignerKey> read() {
        try {
            return TrustFileCodec.decode(Files.readString(trustFile)).keys().keys().stream()
                    .filter(key -> key.algorithm() == SignatureAlgorithm.ED25519)
                    .map(key -> new SignerKey(key.role(), key.publicKey()))
                    .toList();
        } catch (IOException e) {
            throw new MissingEvidenceException("the trust file cannot be read: " + e);
        } catch (InvalidDocumentException e) {
            throw new MissingEvidenceException("the trust file is none: " + e.getMessage());
        }
    }
}
