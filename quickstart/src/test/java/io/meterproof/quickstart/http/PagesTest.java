package io.meterproof.quickstart.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aListIsReadUntilAPageNamesNoNextOne() throws Exception {
        List<String> asked = new ArrayList<>();

        var items = Pages.items("/statements", "statements", url -> {
            asked.add(url);
            String next = asked.size() < 3 ? ",\"next\":\"a/" + asked.size() + "\"" : "";
            return JSON.readTree("{\"statements\":[" + asked.size() + "]" + next + "}");
        });

        assertThat(items).extracting(item -> item.asInt()).containsExactly(1, 2, 3);
        assertThat(asked)
                .containsExactly(
                        "/statements?limit=500",
                        "/statements?limit=500&after=a%2F1",
                        "/statements?limit=500&after=a%2F2");
    }
}
