package io.meterproof.quickstart.server;

import io.meterproof.quickstart.part.Site;
import io.meterproof.quickstart.process.Jvm;

/** The child JVMs' common logging. */
public final class Jvms {
    private Jvms() {}

    public static Jvm logged(Site site, String heap) {
        return Jvm.withHeap(heap)
                .property("logback.configurationFile", site.installation().runtime("logback.xml"));
    }
}
