package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.ledger.Golden;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedDocumentJsonTest {
    private static final SignedDocument SIGNED = new SignedDocument(
            DocumentCodec.encode(Documents.enrolment(new byte[32])),
            List.of(
                    new DocumentSignature(Role.METER, Hash.ZERO, new byte[64]),
                    new DocumentSignature(Role.OPERATOR, Hash.ZERO, new byte[64])));

    @Test
    void itReadsBackAsItWas() {
        String json = SignedDocumentJson.write(SIGNED).toPrettyString();

        assertThat(SignedDocumentJson.read(json)).usingRecursiveComparison().isEqualTo(SIGNED);
    }

    @Test
    void itsJsonKeepsItsBytes() throws IOException {
        byte[] json = CanonicalJson.encode(SignedDocumentJson.write(SIGNED)).getBytes(StandardCharsets.UTF_8);

        assertThat(json).isEqualTo(Golden.bytes("signed-document/v1/enrolment.hex", json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"operator\"` | `\"nobody\"` | `signatures[1].role: is not a role`",
                "`\"serial\"` | `\"number\"` | `serial: is missing`",
                "`\"signature\":\"AA` | `\"signature\":\"-A` | `signatures[0].signature: is not in base64`",
                "`{\"document\"` | `{\"x\":1,\"document\"` | `x: is not known here`",
                "`{\"document\"` | `[{\"document\"` | `document: is not JSON: Unexpected end-of-input: expected close marker for Array`"
            })
    void whatIsWrongIsNamedWithItsField(String good, String bad, String message) {
        String json =
                CanonicalJson.encode(SignedDocumentJson.write(SIGNED)).replaceFirst(good.replace("{", "\\{"), bad);

        assertThatThrownBy(() -> SignedDocumentJson.read(json))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "\"\\ud800\"", "[[[]]]", "123456789012345678901234567890", "null"})
    void whatHasNoOneFormIsNoDocument(String type) {
        assertThatThrownBy(() -> SignedDocumentJson.read("{\"document\":{\"type\":" + type + "},\"signatures\":[]}"))
                .isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void moreSignaturesThanAnybodyNeedsAreRefused() {
        SignedDocument many = new SignedDocument(
                SIGNED.json(), Collections.nCopies(17, SIGNED.signatures().get(0)));

        assertThatThrownBy(() -> SignedDocumentJson.read(CanonicalJson.encode(SignedDocumentJson.write(many))))
                .hasMessage("signatures: are more than 16");
    }
}
