package io.meterproof.metering.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.EcPublicKey;
import io.meterproof.metering.signature.EcdsaVerifier;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated records of each format, which the JavaScript verifier is tested on too. */
class ForeignRecordsTest {
    private static final EcdsaVerifier VERIFIER = EcdsaVerifier.of(CryptoProviders.bouncyCastle());

    static List<JsonNode> records() throws IOException {
        return vectors("/foreign/records.json");
    }

    /** Those records with fields added that no one signed, doubled, turned round, or called something else. */
    static List<JsonNode> refused() throws IOException {
        return vectors("/foreign/refused.json");
    }

    private static List<JsonNode> vectors(String name) throws IOException {
        try (InputStream file = ForeignRecordsTest.class.getResourceAsStream(name)) {
            List<JsonNode> records = new ArrayList<>();
            new ObjectMapper().readTree(file).forEach(records::add);
            return records;
        }
    }

    @Test
    void thereIsARecordOfEachFormat() throws IOException {
        assertThat(records())
                .extracting(record -> record.path("format").asText())
                .containsAll(Stream.of(SignedFormat.values())
                        .map(SignedFormat::label)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("records")
    void theTransactionIsTheExpectedOne(JsonNode record) {
        JsonNode expected = record.path("expected");

        ForeignBlock read = ForeignBlocks.read(record.path("format").asText(), bytes(record), Hash.ZERO);

        assertThat(read.digest().hex()).isEqualTo(expected.path("digest").asText());
        assertThat(read.block().meter())
                .isEqualTo(Identities.meter(
                        expected.path("maker").asText(), expected.path("serial").asText()));
        assertThat(read.charging())
                .isEqualTo(new ChargingTransaction(
                        expected.path("transaction").asText(),
                        expected.path("token").asText()));
        assertThat(read.block().firstSequence())
                .isEqualTo(expected.path("firstSequence").asLong());
        assertThat(read.block().start()).isEqualTo(expected.path("start").asLong());
        assertThat(read.block().interval()).isEqualTo(expected.path("interval").asInt());
        assertThat(read.readings().values())
                .containsExactly(
                        expected.path("registers").path(0).asLong(),
                        expected.path("registers").path(1).asLong());
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachStatementIsSigned(JsonNode record) throws Exception {
        Set<Leniency> granted = Stream.of(record.path("expected").path("leniency"))
                .filter(JsonNode::isTextual)
                .map(name -> Leniency.valueOf(name.asText()))
                .collect(Collectors.toSet());
        byte[] key = HexFormat.of().parseHex(record.path("key").asText());

        for (SignedRecord each : ForeignBlocks.records(record.path("format").asText(), bytes(record))) {
            EcPublicKey known = EcPublicKey.of(key, each.signature().curve());
            assertThat(VERIFIER.verify(known, each.signed(), each.signature(), granted))
                    .isEqualTo(granted);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatWasPutTogetherOtherwiseIsNoTransaction(JsonNode record) {
        assertThatIllegalArgumentException()
                .as(record.path("what").asText())
                .isThrownBy(() -> ForeignBlocks.read(record.path("format").asText(), bytes(record), Hash.ZERO));
    }

    /** Whoever puts the signed bytes of a session into another envelope has no other session. */
    @Test
    void whatIsSignedIsTheSameInAnyEnvelope() throws Exception {
        byte[] process = bytes(records().stream()
                .filter(record -> record.path("format").asText().equals("mennekes-edl"))
                .findFirst()
                .orElseThrow());
        ForeignBlock original = ForeignBlocks.read("mennekes-edl", process, Hash.ZERO);

        ForeignBlock wrapped =
                ForeignBlocks.read("sml-xml", wrapped(ForeignBlocks.records("mennekes-edl", process)), Hash.ZERO);

        assertThat(wrapped.digest()).isEqualTo(original.digest());
        assertThat(wrapped.charging()).isEqualTo(original.charging());
        assertThat(wrapped.block().meter()).isEqualTo(original.block().meter());
        assertThat(wrapped.block().firstSequence()).isEqualTo(original.block().firstSequence());
        assertThat(wrapped.readings().values()).isEqualTo(original.readings().values());
    }

    private static byte[] wrapped(List<SignedRecord> records) {
        String values = records.stream()
                .map(record -> "<signedMeterValue><publicKey>AA==</publicKey><meterValueSignature>"
                        + Base64.getEncoder().encodeToString(new byte[48])
                        + "</meterValueSignature><signatureMethod>ECDSA192SHA256</signatureMethod>"
                        + "<encodingMethod>EDL</encodingMethod><encodedMeterValue>"
                        + Base64.getEncoder().encodeToString(record.signed())
                        + "</encodedMeterValue></signedMeterValue>")
                .collect(Collectors.joining());
        return ("<values>" + values + "</values>").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode record) {
        return Base64.getDecoder().decode(record.path("record").asText());
    }
}
