package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.meterproof.billing.fixture.Chain;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every route. */
final class RestApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestSink sink = new TestSink();

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void theDescriptionNamesExactlyTheRoutes() throws IOException, InterruptedException {
        JsonNode description = new ObjectMapper(new YAMLFactory())
                .readTree(sink.get("/openapi.yaml").body());

        List<String> described = new ArrayList<>();
        description.get("paths").fields().forEachRemaining(path -> {
            Set<String> methods = new HashSet<>(TestSink.fields(path.getValue()));
            methods.remove("parameters");
            methods.forEach(method -> described.add(method + " " + path.getKey()));
        });
        assertThat(described).containsExactlyInAnyOrderElementsOf(sink.operations());
    }

    @Test
    void anAnswerHasExactlyTheRequiredFieldsOfItsSchema() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).statement());
        JsonNode schemas = new ObjectMapper(new YAMLFactory())
                .readTree(sink.get("/openapi.yaml").body())
                .at("/components/schemas");

        assertThat(TestSink.fields(sink.json("/pipeline")))
                .containsExactlyInAnyOrderElementsOf(required(schemas, "Pipeline"));
        assertThat(TestSink.fields(sink.json("/accounts").at("/accounts/0")))
                .containsExactlyInAnyOrderElementsOf(required(schemas, "AccountItem"));
        assertThat(TestSink.fields(sink.json("/accounts/a/entries").at("/entries/0")))
                .containsExactlyInAnyOrderElementsOf(required(schemas, "Entry"));
        assertThat(TestSink.fields(sink.json("/accounts/a").at("/bill/places/0/endUses/0")))
                .containsExactlyInAnyOrderElementsOf(required(schemas, "EndUse"));
    }

    @Test
    void anotherMethodThanThoseOfARouteIsNotAllowed() throws IOException, InterruptedException {
        HttpResponse<String> response = sink.send("DELETE", "/accounts");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(JSON.readTree(response.body()).get("title").textValue()).isEqualTo("Method Not Allowed");
    }

    @Test
    void aLimitThatIsNoneIsAProblem() throws IOException, InterruptedException {
        assertThat(sink.get("/accounts?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void aRegistryThatIsDownIsAProblem() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000));
        sink.registry.goDown();

        assertThat(sink.get("/accounts/a/entries").statusCode()).isEqualTo(503);
    }

    @Test
    void aPartThatWaitsMakesTheSinkNotReady() throws IOException, InterruptedException {
        sink.archiveIs("REBALANCING");

        HttpResponse<String> response = sink.get("/readyz");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(response.body()).at("/waiting/archive").textValue())
                .isEqualTo("REBALANCING");
    }

    private static List<String> required(JsonNode schemas, String name) {
        List<String> names = new ArrayList<>();
        schemas.get(name).get("required").forEach(each -> names.add(each.textValue()));
        return names;
    }
}
