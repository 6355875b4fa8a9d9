package io.meterproof.metering.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which usage points stand beneath which, at any time, by what is published last of each. */
public final class UsagePointTree {
    /** So many usage points may stand one beneath the other. */
    public static final int MOST_LEVELS = 8;
    /** So many sub-meters one usage point may have. */
    public static final int MOST_SUB_METERS = 1000;

    private static final String PARENTS = "parents";

    private final Map<String, UsagePoint> byId;

    private UsagePointTree(Map<String, UsagePoint> byId) {
        this.byId = byId;
    }

    /**
     * Judges a description beside those of the other usage points. A parent that is not described yet is waited for.
     *
     * @param published the last description of each usage point, by id
     * @throws InvalidDocumentException where one would stand beneath itself, beneath one of another commodity, too deep, or with too
     *     many others
     */
    public static void check(UsagePoint proposed, Map<String, UsagePoint> published) {
        Map<String, UsagePoint> all = new HashMap<>(published);
        all.put(proposed.id(), proposed);
        UsagePointTree tree = new UsagePointTree(all);
        int above = tree.levelsAbove(proposed.id(), new ArrayDeque<>());
        tree.checkDepth(proposed, above);
        for (String parent : parents(proposed)) {
            tree.checkFellows(parent);
            tree.described(parent).stream()
                    .flatMap(each -> proposed.misfit(each).stream())
                    .forEach(why -> {
                        throw new InvalidDocumentException(PARENTS, why);
                    });
        }
        for (UsagePoint subMeter : tree.subMeters(proposed.id())) {
            subMeter.misfit(proposed).ifPresent(why -> {
                throw new InvalidDocumentException("commodity", why);
            });
        }
    }

    /** How many levels stand above; the path leads from the one that was asked about. */
    private int levelsAbove(String id, Deque<String> path) {
        if (path.contains(id)) {
            throw new InvalidDocumentException(
                    PARENTS, "stand beneath it themselves: " + String.join(" beneath ", path) + " beneath " + id);
        }
        path.addLast(id);
        int most = 0;
        for (UsagePoint each : described(id)) {
            for (String parent : parents(each)) {
                most = Math.max(most, 1 + levelsAbove(parent, path));
            }
        }
        path.removeLast();
        return most;
    }

    private void checkDepth(UsagePoint proposed, int above) {
        int levels = above + 1;
        List<UsagePoint> level = subMeters(proposed.id());
        while (!level.isEmpty() && levels <= MOST_LEVELS) {
            levels++;
            level = level.stream()
                    .flatMap(each -> subMeters(each.id()).stream())
                    .distinct()
                    .toList();
        }
        if (levels > MOST_LEVELS) {
            throw new InvalidDocumentException(
                    PARENTS, "make more than " + MOST_LEVELS + " usage points stand one beneath the other");
        }
    }

    private void checkFellows(String parent) {
        if (subMeters(parent).size() > MOST_SUB_METERS) {
            throw new InvalidDocumentException(
                    PARENTS, "give " + parent + " more than " + MOST_SUB_METERS + " sub-meters");
        }
    }

    private List<UsagePoint> described(String id) {
        UsagePoint known = byId.get(id);
        return known == null ? List.of() : List.of(known);
    }

    private List<UsagePoint> subMeters(String id) {
        return byId.values().stream().filter(each -> parents(each).contains(id)).toList();
    }

    private static TreeSet<String> parents(UsagePoint usagePoint) {
        TreeSet<String> parents = new TreeSet<>();
        usagePoint.parents().forEach(parent -> parents.add(parent.usagePoint()));
        return parents;
    }
}
