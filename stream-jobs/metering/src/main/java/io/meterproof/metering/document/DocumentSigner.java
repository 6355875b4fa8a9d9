package io.meterproof.metering.document;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.tlog.Hash;
import java.util.List;

/** Signs documents in a role: the signed bytes are {@code "METERPROOF/DOCUMENT" ‖ SHA256(json)}. */
public record DocumentSigner(Role role, BlockSigner key) {

    /** Signs the document of a digest, which is {@link SignedDocument#hash()}. */
    public DocumentSignature sign(Hash document) {
        return new DocumentSignature(role, key.key(), key.sign(SignedBytes.of(document)));
    }

    /** Encodes a document and signs it by each of its signers, in their order. */
    public static SignedDocument sign(Document document, DocumentSigner... signers) {
        SignedDocument unsigned = new SignedDocument(DocumentCodec.encode(document), List.of());
        List<DocumentSignature> signatures = List.of(signers).stream()
                .map(signer -> signer.sign(unsigned.hash()))
                .toList();
        return new SignedDocument(unsigned.json(), signatures);
    }
}
