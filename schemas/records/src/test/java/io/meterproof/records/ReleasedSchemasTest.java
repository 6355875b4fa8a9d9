package io.meterproof.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {
    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<Topic> topicsWithSchema() {
        return Topics.ALL.stream().filter(topic -> topic.schema().isPresent());
    }

    @ParameterizedTest
    @MethodSource("topicsWithSchema")
    void everyReleasedVersionReadsTheCurrentOneAndIsReadByIt(Topic topic) {
        List<Schema> released = released(topic);

        assertThat(released).isNotEmpty();
        assertThatCode(() -> FULL_TRANSITIVE.validate(topic.schema().orElseThrow(), released))
                .doesNotThrowAnyException();
    }

    @Test
    void aFieldWithoutDefaultWouldBreakTheReleasedVersions() {
        Schema grown = new Schema.Parser().parse("""
                {"type":"record","name":"PrivacyKey","namespace":"io.meterproof.records.avro","fields":[
                 {"name":"holder","type":"string"},{"name":"wrapped","type":"bytes"},{"name":"extra","type":"string"}]}""");

        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(grown, released(Topics.PRIVACY_KEYS)))
                .isInstanceOf(SchemaValidationException.class);
    }

    private static List<Schema> released(Topic topic) {
        try (Stream<Path> versions = Files.list(RELEASED.resolve(topic.subject()))) {
            return versions.map(ReleasedSchemasTest::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
