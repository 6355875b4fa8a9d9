package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published schemas say what is written. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCS = Path.of("..", "..", "docs");

    @Test
    void aBundleFitsItsSchema() throws IOException {
        assertThat(schema("bundle").validate(JSON.readTree(TestBundles.bytes())))
                .isEmpty();
    }

    @Test
    void aBundleWithAnUnknownFieldDoesNotFitItsSchema() throws IOException {
        ObjectNode bundle = (ObjectNode) JSON.readTree(TestBundles.bytes());
        bundle.put("comment", "trust me");

        assertThat(schema("bundle").validate(bundle)).isNotEmpty();
    }

    @Test
    void aSummaryOfADemoFitsItsSchema() throws IOException {
        assertThat(schema("summary").validate(summary())).isEmpty();
    }

    @Test
    void aSummaryWithoutItsAnchorsDoesNotFitItsSchema() throws IOException {
        ObjectNode summary = (ObjectNode) summary();
        summary.remove("anchors");

        assertThat(schema("summary").validate(summary)).isNotEmpty();
    }

    private static JsonNode summary() throws IOException {
        return JSON.readTree("""
                {"received":{"blocks":9,"readings":400},"accepted":{"blocks":5,"readings":300},
                 "duplicates":{"blocks":1,"readings":96},"rejected":{"BAD_SIGNATURE":{"blocks":1,"readings":4}},
                 "waiting":{"blocks":1,"readings":0},"deadLettered":{"blocks":1},
                 "missing":2,"lines":12,"entries":9,"corrections":1,"anomalies":1,"alerts":1,"epochs":3,"anchors":3,
                 "accounts":[{"account":"a-1","currency":"EUR","charge":"12.34","places":[{"place":"home","endUses":[
                   {"endUse":"home","energy":[{"unit":"kWh","origin":"METER_SIGNED","simulated":true,"quantity":"45.120"}],"charge":"12.34"}]}]}]}
                """);
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve(name + ".schema.json")));
    }
}
