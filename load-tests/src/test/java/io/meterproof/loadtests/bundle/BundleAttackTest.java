package io.meterproof.loadtests.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.bundle.TestBundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleAttackTest {
    private static final Path SCHEMA =
            Path.of(System.getProperty("meterproof.home", "..")).resolve("docs/bundle.schema.json");
    private static final byte[] BUNDLE = TestBundles.bytes();

    private final Forger forger = new Forger(BUNDLE);

    @Test
    void theSchemaForetellsTheStepsOfTheNearestPlace() throws IOException {
        ForetoldSteps foretold = foretold();

        assertThat(foretold.at(JsonPointer.compile("/anchor/acc")))
                .containsExactly("anchor claim", "canonical form", "structure");
        assertThat(foretold.at(JsonPointer.compile("/entries/1/entry/lines/0/amount")))
                .containsExactly("canonical form", "structure", "usage");
        assertThat(foretold.at(JsonPointer.compile("/entries/2/entry/lines/0/amount")))
                .containsExactly("canonical form", "corrections", "structure");
        assertThat(foretold.isClaim(JsonPointer.compile("/anchor/block"))).isTrue();
    }

    @Test
    void aByteBelongsToThePlaceOfItsToken() {
        byte[] json = "{\"a\":[10,{\"b\":\"c\"}]}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Layout layout = Layout.of(json);

        assertThat(layout.at(6)).hasToString("/a/0");
        assertThat(layout.at(14)).hasToString("/a/1/b");
    }

    @Test
    void aVerifierThatAcceptsAnythingIsFoundOut() throws IOException {
        BundleAttack attack = attack(new Saying(Optional.empty()));

        assertThat(attack.accepted()).hasSize(10);
        assertThat(attack.isRepelled()).isFalse();
    }

    @Test
    void aRefusalByAnotherStepThanTheForetoldOneIsFoundOut() throws IOException {
        BundleAttack attack = attack(new Saying(Optional.of(new Refusal("tea leaves", "", ""))));

        assertThat(attack.unforetold()).hasSize(10);
        assertThat(attack.isRepelled()).isFalse();
    }

    @Test
    void verifiersThatDoNotAgreeAreFoundOut() throws IOException {
        BundleAttack attack = attack(
                new Saying(Optional.of(new Refusal("structure", "", ""))),
                new Saying(Optional.of(new Refusal("canonical form", "", ""))));

        assertThat(attack.disagreements()).hasSize(10);
        assertThat(attack.isRepelled()).isFalse();
    }

    private BundleAttack attack(Judge... judges) throws IOException {
        return new BundleAttack(foretold(), List.of(judges))
                .run(Bits.of(BUNDLE).sampled(10, 1).toList());
    }

    private ForetoldSteps foretold() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
        return new ForetoldSteps(schema, forger.original());
    }

    private record Saying(Optional<Refusal> verdict) implements Judge {
        @Override
        public Optional<Refusal> judge(byte[] bundle) {
            return verdict;
        }

        @Override
        public void close() {}
    }
}
