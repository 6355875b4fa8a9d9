package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARCHIVED = "{\"accepted\":{\"blocks\":2,\"readings\":96},"
            + "\"duplicates\":{\"blocks\":1,\"readings\":48},"
            + "\"rejected\":{\"BAD_SIGNATURE\":{\"blocks\":1,\"readings\":4},\"MALFORMED\":{\"blocks\":1,\"readings\":0}}}";

    @Test
    void theReadingsReceivedAreThoseOfEveryJudgedBlock() throws JsonProcessingException {
        assertThat(Summary.received(5, archived())).hasToString("{\"blocks\":5,\"readings\":148}");
    }

    @Test
    void bytesThatTellNoReadingsHaveNoCountOfThem() throws JsonProcessingException {
        assertThat(Summary.rejected(archived().path("rejected")))
                .hasToString("{\"BAD_SIGNATURE\":{\"blocks\":1,\"readings\":4},\"MALFORMED\":{\"blocks\":1}}");
    }

    private static JsonNode archived() throws JsonProcessingException {
        return JSON.readTree(ARCHIVED);
    }
}
