package io.meterproof.records.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.DocumentSignature;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedDocumentsTest {
    private static final SignedDocument DOCUMENT = new SignedDocument(
            "{\"type\":\"account\"}",
            List.of(
                    new DocumentSignature(Role.REGISTRAR, Hash.ZERO, new byte[64]),
                    new DocumentSignature(Role.MAKER, Hash.ZERO, new byte[] {1})));

    @Test
    void aDocumentComesBackAsItWas() throws Exception {
        assertThat(SignedDocuments.toPure(SignedDocuments.toAvro(DOCUMENT)))
                .usingRecursiveComparison()
                .isEqualTo(DOCUMENT);
    }

    @Test
    void aHistoryKeepsItsOrder() throws Exception {
        SignedDocument second = new SignedDocument("{}", List.of());

        assertThat(SignedDocuments.toPure(SignedDocuments.toAvro("A-1", List.of(DOCUMENT, second))))
                .extracting(SignedDocument::json)
                .containsExactly(DOCUMENT.json(), second.json());
    }

    @Test
    void anUnknownRoleIsMalformed() {
        SignedRecord record = SignedDocuments.toAvro(DOCUMENT);
        record.getSignatures().get(0).setRole("janitor");

        assertThatThrownBy(() -> SignedDocuments.toPure(record))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("no signature of a role: unknown role janitor");
    }
}
