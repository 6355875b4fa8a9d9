package io.meterproof.quickstart.document;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.document.UsagePointTree;
import io.meterproof.records.Topics;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Map;

/** The usage points that are published, by what was said last of each. */
final class PublishedUsagePoints {
    private PublishedUsagePoints() {}

    /**
     * Judges a usage point that stands beneath others by these; of another document nothing is asked.
     *
     * @throws InvalidDocumentException where it would stand beneath itself, beneath one of another commodity, too deep, or with too
     *     many others
     */
    static void require(Document document, TopicContents contents, SchemaRegistry registry) {
        if (document instanceof UsagePoint usagePoint) {
            UsagePointTree.check(usagePoint, all(contents, registry));
        }
    }

    /** By id. */
    static Map<String, UsagePoint> all(TopicContents contents, SchemaRegistry registry) {
        return PublishedHistories.last(Topics.USAGE_POINTS, UsagePoint.class, contents, registry);
    }
}
