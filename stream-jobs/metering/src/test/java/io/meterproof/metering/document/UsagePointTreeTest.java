package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.rating.Commodity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may stand beneath whom. */
class UsagePointTreeTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SPRING = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void aFlatStandsBeneathAHouseWhoseParentIsNotDescribedYet() {
        assertThatCode(() -> UsagePointTree.check(point("flat", "house"), known(point("house", "street"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aCircleIsRefusedWithItsWay() {
        assertThatThrownBy(() -> UsagePointTree.check(
                        point("street", "flat"), known(point("flat", "house"), point("house", "street"))))
                .hasMessage("parents: stand beneath it themselves: street beneath flat beneath house beneath street");
    }

    @Test
    void anotherCommodityIsRefusedOnEitherSide() {
        UsagePoint water = new UsagePoint("house", "p", "House", Commodity.WATER, ZoneOffset.UTC, "52.5", "13.4");

        assertThatThrownBy(() -> UsagePointTree.check(point("flat", "house"), known(water)))
                .hasMessage("parents: usage point house is of water, but flat is of electricity");
        assertThatThrownBy(() -> UsagePointTree.check(water, known(point("flat", "house"))))
                .hasMessage("commodity: usage point house is of water, but flat is of electricity");
    }

    @Test
    void moreThanEightLevelsAreRefusedFromBothEnds() {
        Map<String, UsagePoint> chain = new HashMap<>();
        IntStream.range(1, 8).forEach(i -> chain.put("p" + i, point("p" + i, "p" + (i + 1))));

        assertThatCode(() -> UsagePointTree.check(point("p8"), chain)).doesNotThrowAnyException();
        assertThatThrownBy(() -> UsagePointTree.check(point("p8", "p9"), chain))
                .hasMessage("parents: make more than 8 usage points stand one beneath the other");
        assertThatThrownBy(() -> UsagePointTree.check(point("p0", "p1"), chain)).hasMessageContaining("more than 8");
    }

    @Test
    void oneMoreThanAThousandSubMetersIsRefused() {
        Map<String, UsagePoint> thousand = new HashMap<>();
        IntStream.range(0, 1000).forEach(i -> thousand.put("flat-" + i, point("flat-" + i, "house")));

        assertThatCode(() -> UsagePointTree.check(point("flat-7", "house"), thousand))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> UsagePointTree.check(point("one-more", "house"), thousand))
                .hasMessage("parents: give house more than 1000 sub-meters");
    }

    @Test
    void parentsAreReadAsTheyAreWritten() {
        UsagePoint moved = point("flat")
                .beneath(List.of(
                        new Parent("house", new Effective(NEW_YEAR, Optional.of(SPRING))),
                        new Parent("annex", new Effective(SPRING, Optional.empty()))));

        assertThat(DocumentCodec.decode(DocumentCodec.encode(moved))).isEqualTo(moved);
    }

    @Test
    void aUsagePointBeneathNothingIsWrittenAsBefore() {
        assertThat(DocumentCodec.encode(point("flat"))).doesNotContain("parents");
    }

    @Test
    void parentsThatAreItselfOverlapOrAreNoneAreRefused() {
        refused(
                "[{\"from\":\"2026-01-01T00:00:00Z\",\"usagePoint\":\"flat\"}]",
                "parents[0].usagePoint: is the usage point itself");
        refused(
                "[{\"from\":\"2026-01-01T00:00:00Z\",\"usagePoint\":\"house\"},{\"from\":\"2026-04-01T00:00:00Z\",\"usagePoint\":\"annex\"}]",
                "parents[1].from: is before the end of the parent before it");
        refused("[]", "parents: are not from 1 to 16");
    }

    private static void refused(String parents, String message) {
        String plain = DocumentCodec.encode(point("flat"));
        String json = plain.replace("\"place\":", "\"parents\":" + parents + ",\"place\":");

        assertThat(json).isNotEqualTo(plain);
        assertThatThrownBy(() -> DocumentCodec.decode(json)).hasMessage(message);
    }

    private static UsagePoint point(String id, String... parents) {
        List<Parent> beneath = Arrays.stream(parents)
                .map(parent -> new Parent(parent, new Effective(NEW_YEAR, Optional.empty())))
                .toList();
        return new UsagePoint(id, "p", "House", Commodity.ELECTRICITY, ZoneOffset.UTC, "52.5", "13.4").beneath(beneath);
    }

    private static Map<String, UsagePoint> known(UsagePoint... points) {
        Map<String, UsagePoint> known = new HashMap<>();
        for (UsagePoint point : points) {
            known.put(point.id(), point);
        }
        return known;
    }
}
