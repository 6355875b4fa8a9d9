package io.meterproof.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.quickstart.backlog.TopicTally;
import io.meterproof.records.Topics;
import java.util.List;

/** {@code summary.json} (docs/summary.schema.json): what the archive counted, with what never reached it, and what each account is charged. */
final class Summary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Summary() {}

    static ObjectNode of(JsonNode archived, List<JsonNode> bills, JsonNode anchors, TopicTally tally, long waiting) {
        ObjectNode summary = JSON.createObjectNode();
        long deadLettered = tally.deadReadings();
        summary.set("received", received(tally.count(Topics.READINGS_RECEIVED), archived));
        summary.set("accepted", archived.path("accepted"));
        summary.set("duplicates", archived.path("duplicates"));
        summary.set("rejected", rejected(archived.path("rejected")));
        summary.putObject("waiting").put("blocks", waiting);
        summary.putObject("deadLettered").put("blocks", deadLettered);
        summary.put("missing", tally.count(Topics.READINGS_MISSING));
        summary.set("lines", archived.path("lines"));
        summary.set("entries", archived.path("entries"));
        summary.set("corrections", archived.path("corrections").path("reversals"));
        summary.set("anomalies", archived.path("anomalies"));
        summary.set("alerts", archived.path("alerts"));
        summary.put("epochs", anchors.size());
        summary.put("anchors", finalAnchors(anchors));
        ArrayNode accounts = summary.putArray("accounts");
        bills.forEach(bill -> accounts.add(account(bill)));
        return summary;
    }

    /** Blocks as they came, and the readings of those that were judged. */
    static ObjectNode received(long blocks, JsonNode archived) {
        long readings = readings(archived.path("accepted")) + readings(archived.path("duplicates"));
        for (JsonNode volume : archived.path("rejected")) {
            readings += readings(volume);
        }
        return JSON.createObjectNode().put("blocks", blocks).put("readings", readings);
    }

    /** By verdict. Bytes that cannot be read tell no readings. */
    static ObjectNode rejected(JsonNode archived) {
        ObjectNode rejected = archived.deepCopy();
        rejected.forEach(volume -> {
            if (readings(volume) == 0) {
                ((ObjectNode) volume).remove("readings");
            }
        });
        return rejected;
    }

    private static long readings(JsonNode volume) {
        return volume.path("readings").asLong();
    }

    private static long finalAnchors(JsonNode anchors) {
        long count = 0;
        for (JsonNode anchor : anchors) {
            count += anchor.path("state").asText().equals("FINAL") ? 1 : 0;
        }
        return count;
    }

    private static ObjectNode account(JsonNode view) {
        ObjectNode account = JSON.createObjectNode();
        account.set("account", view.path("account").path("account"));
        account.set("currency", view.path("account").path("currency"));
        account.set("charge", view.path("bill").path("charge"));
        ArrayNode places = account.putArray("places");
        view.path("bill").path("places").forEach(place -> places.add(place(place)));
        return account;
    }

    private static ObjectNode place(JsonNode view) {
        ObjectNode place = JSON.createObjectNode();
        place.set("place", view.path("place"));
        ArrayNode uses = place.putArray("endUses");
        for (JsonNode use : view.path("endUses")) {
            ObjectNode one = uses.addObject();
            one.set("endUse", use.path("endUse"));
            one.set("energy", use.path("used"));
            one.set("charge", use.path("charge"));
        }
        return place;
    }
}
