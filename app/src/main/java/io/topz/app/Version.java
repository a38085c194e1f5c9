package io.topz.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of topz, from the jar's manifest. */
final class Version implements IVersionProvider {

    static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

    @Override
    public String[] getVersion() {
        return new String[] {"topz " + TEXT};
    }
}
