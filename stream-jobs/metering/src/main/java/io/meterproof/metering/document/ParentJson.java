package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The JSON of the usage points beneath which another stands; one that is no sub-meter's has no such field. */
final class ParentJson {
    private static final String PARENTS = "parents";

    private ParentJson() {}

    static void write(ObjectNode usagePoint, List<Parent> parents) {
        if (!parents.isEmpty()) {
            ArrayNode list = usagePoint.putArray(PARENTS);
            parents.forEach(parent -> write(list.addObject(), parent));
        }
    }

    private static void write(ObjectNode object, Parent parent) {
        DocumentObject.putEffective(object, parent.effective());
        object.put("usagePoint", parent.usagePoint());
    }

    /** Reads them in order of time, of which no two hold at once and none is the usage point itself. */
    static List<Parent> read(Fields usagePoint, String id) {
        if (!usagePoint.has(PARENTS)) {
            return List.of();
        }
        List<Parent> parents = new ArrayList<>();
        for (Fields fields : usagePoint.objects(PARENTS)) {
            Parent parent = new Parent(fields.identifier("usagePoint"), fields.effective());
            fields.check(!parent.usagePoint().equals(id), "usagePoint", "is the usage point itself");
            fields.check(
                    parents.isEmpty() || isAfter(parent, parents.get(parents.size() - 1)),
                    "from",
                    "is before the end of the parent before it");
            fields.done();
            parents.add(parent);
        }
        usagePoint.check(
                !parents.isEmpty() && parents.size() <= Parent.MOST, PARENTS, "are not from 1 to " + Parent.MOST);
        return List.copyOf(parents);
    }

    private static boolean isAfter(Parent parent, Parent before) {
        return before.effective()
                .to()
                .filter(end -> !parent.effective().from().isBefore(end))
                .isPresent();
    }
}
