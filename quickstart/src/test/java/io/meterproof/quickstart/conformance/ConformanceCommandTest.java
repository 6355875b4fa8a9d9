package io.meterproof.quickstart.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.signature.CryptoProviders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConformanceCommandTest {
    private static final String PAYLOAD = "{\"FV\":\"1.0\"}";

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aSetThatAgreesPasses() throws IOException, GeneralSecurityException {
        write(PAYLOAD, "valid");

        assertThat(run("signed-records")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("signed-records: 1 agreed, 0 disagreed");
    }

    @Test
    void aDisagreementHasALineOfItsOwnAndFails() throws IOException, GeneralSecurityException {
        write("{\"FV\":\"1.1\"}", "valid");

        assertThat(run("signed-records")).isOne();
        assertThat(out.toString())
                .contains("mine-1: expected valid, got invalid: ")
                .contains("0 agreed, 1 disagreed");
    }

    @Test
    void whatNobodyJudgedIsSkippedAndProvesNothing() throws IOException, GeneralSecurityException {
        write(PAYLOAD, "unknown");

        assertThat(run("signed-records")).isOne();
        assertThat(out.toString()).contains("0 agreed, 0 disagreed (1 without an expected answer skipped)");
    }

    @Test
    void aProofThatShouldBeRefusedAndIsNotDisagrees() throws IOException {
        String root = "\"bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\"";
        Path set = Files.createDirectory(data.resolve("merkle"));
        Files.writeString(
                set.resolve("proofs.jsonl"),
                "{\"leafIdx\":0,\"treeSize\":1,\"leafHash\":" + root + ",\"root\":" + root
                        + ",\"proof\":null,\"desc\":\"mine\",\"wantErr\":true,\"_file\":\"one\"}\n");

        assertThat(run("merkle")).isOne();
        assertThat(out.toString())
                .contains("proofs.jsonl#one: expected refused, got accepted: mine")
                .contains("0 agreed, 1 disagreed");
    }

    @Test
    void aFileWhoseFormIsNotKnownDisagrees() throws IOException {
        Path set = Files.createDirectory(data.resolve("merkle"));
        Files.writeString(set.resolve("proofs.csv"), "one,two\n");

        assertThat(run("merkle")).isOne();
        assertThat(out.toString()).contains("proofs.csv: expected vectors, got nothing");
    }

    @Test
    void aMissingSetFails() {
        assertThat(run("signed-records")).isOne();
        assertThat(err.toString()).contains("there is no directory");
    }

    @Test
    void anEmptySetFails() throws IOException {
        Files.createDirectory(data.resolve("crypto-edge"));

        assertThat(run("crypto-edge")).isOne();
        assertThat(err.toString()).contains("there is nothing in");
    }

    @Test
    void aFileWithoutACaseDisagreesBesideGoodOnes() throws IOException {
        edge("empty.json", "{\"testGroups\":[]}");
        edge("number.json", "{\"testGroups\":5}");
        edge("good.json", group("00".repeat(32)));

        assertThat(run("crypto-edge")).isOne();
        assertThat(out.toString())
                .contains("empty.json: expected vectors, got nothing: it has no case")
                .contains("number.json: expected vectors, got nothing: it has no case")
                .contains("1 agreed, 2 disagreed");
    }

    @Test
    void aCaseThatCannotBeReadIsNamedAndTheOthersAreJudged() throws IOException {
        edge("bad.json", group("zz"));
        edge("good.json", group("00".repeat(32)));

        assertThat(run("crypto-edge")).isOne();
        assertThat(out.toString())
                .contains(
                        "bad.json#7: expected a vector, got what cannot be read: pk is missing, or not in hexadecimal")
                .contains("1 agreed, 1 disagreed");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void brokenJsonIsNamedAndTheOthersAreJudged() throws IOException {
        edge("broken.json", "{\"testGroups\":[");
        edge("good.json", group("00".repeat(32)));

        assertThat(run("crypto-edge")).isOne();
        assertThat(out.toString())
                .contains("broken.json: expected vectors, got nothing: it cannot be read: ")
                .contains("1 agreed, 1 disagreed");
    }

    @Test
    void whatNoReaderForesawIsNamedWithItsFileAndItsKindAndTheOthersAreJudged() throws IOException {
        Path set = Files.createDirectory(data.resolve("merkle"));
        Files.writeString(set.resolve("1.json"), "{\"leaves_hex\":[\"zz\"]}");
        Files.writeString(set.resolve("2.csv"), "one,two\n");

        assertThat(run("merkle")).isOne();
        assertThat(out.toString())
                .contains("1.json: expected vectors, got what was not foreseen: java.lang.")
                .contains("2.csv: expected vectors, got nothing");
    }

    @Test
    void aFileThatIsNotReadIsSaid() throws IOException {
        edge("vectors.txt", "some");
        edge("good.json", group("00".repeat(32)));

        assertThat(run("crypto-edge")).isZero();
        assertThat(out.toString()).contains("vectors.txt is not read: it has no .json in its name");
    }

    @Test
    void anUnknownSetIsAMistakeOfTheUser() {
        assertThat(run("nonsense")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private void edge(String name, String content) throws IOException {
        Path set = Files.createDirectories(data.resolve("crypto-edge"));
        Files.writeString(set.resolve(name), content);
    }

    /** One test, number 7, that nobody accepts. */
    private static String group(String key) {
        return "{\"testGroups\":[{\"type\":\"EddsaVerify\",\"publicKey\":{\"pk\":\"" + key
                + "\"},\"tests\":[{\"tcId\":7,\"msg\":\"\",\"sig\":\"\",\"result\":\"invalid\"}]}]}";
    }

    private int run(String set) {
        return new CommandLine(new ConformanceCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--data", data.toString(), set);
    }

    /** One OCMF record of our own; only {@link #PAYLOAD} is what was signed. */
    private void write(String payload, String expected) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Signature engine = Signature.getInstance("SHA256withECDSA", CryptoProviders.bouncyCastle());
        engine.initSign(keys.getPrivate());
        engine.update(PAYLOAD.getBytes(UTF_8));
        HexFormat hex = HexFormat.of();
        ObjectNode record = new ObjectMapper()
                .createObjectNode()
                .put("id", "mine-1")
                .put("format", "OCMF")
                .put("record", "OCMF|" + payload + "|{\"SD\":\"" + hex.formatHex(engine.sign()) + "\"}")
                .put("public_key", hex.formatHex(keys.getPublic().getEncoded()))
                .put("expected", expected)
                .put("profile", "plain");
        Path set = Files.createDirectory(data.resolve("signed-records"));
        Files.writeString(set.resolve("records.jsonl"), record + "\n");
    }
}
