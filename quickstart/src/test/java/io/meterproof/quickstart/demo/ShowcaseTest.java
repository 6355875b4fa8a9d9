package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowcaseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode WIDE = bill("wide", 2, 0);

    @Test
    void theBillWithMostPlacesComesFirst() {
        assertThat(new Showcase(List.of(bill("narrow", 1, 0), WIDE), Map.of()).shown())
                .containsExactly(WIDE);
    }

    @Test
    void aCorrectionThatMovesMoneyIsShownBeforeOneThatMovesNone() {
        JsonNode moved = bill("moved", 1, 1);
        var entries = Map.of(
                "still", List.of(reversal("1", "0.00"), rebill("1", "0.00")),
                "equal", List.of(reversal("1", "-2.90"), rebill("1", "2.90")),
                "moved", List.of(reversal("1", "-2.90"), rebill("1", "3.09")));

        assertThat(new Showcase(List.of(WIDE, bill("still", 1, 1), bill("equal", 1, 1), moved), entries).shown())
                .containsExactly(WIDE, moved);
    }

    @Test
    void ofSeveralCorrectionsTheOneThatMovesMostIsShown() {
        JsonNode most = bill("most", 1, 1);
        var entries = Map.of("least", List.of(reversal("1", "-1.00")), "most", List.of(reversal("1", "-2.00")));

        assertThat(new Showcase(List.of(WIDE, bill("least", 1, 1), most), entries).shown())
                .containsExactly(WIDE, most);
    }

    @Test
    void oneCorrectionIsShownRatherThanALongListOfThem() {
        JsonNode one = bill("one", 1, 1);
        var entries = Map.of(
                "many",
                List.of(reversal("1", "-9.00"), reversal("2", "-8.00")),
                "one",
                List.of(reversal("1", "-2.00")));

        assertThat(new Showcase(List.of(WIDE, bill("many", 1, 2), one), entries).shown())
                .containsExactly(WIDE, one);
    }

    private static JsonNode bill(String account, int places, int reversals) {
        ObjectNode bill = JSON.createObjectNode().put("reversals", reversals);
        bill.putObject("account").put("account", account);
        var list = bill.putObject("bill").putArray("places");
        for (int i = 0; i < places; i++) {
            list.addObject().put("place", "place-" + i);
        }
        return bill;
    }

    private static JsonNode reversal(String sequence, String charge) {
        return JSON.createObjectNode()
                .put("type", "reversal")
                .put("sequence", sequence)
                .put("charge", charge);
    }

    private static JsonNode rebill(String reversal, String charge) {
        ObjectNode entry = JSON.createObjectNode().put("type", "usage").put("charge", charge);
        entry.putObject("about").put("rebills", reversal);
        return entry;
    }
}
