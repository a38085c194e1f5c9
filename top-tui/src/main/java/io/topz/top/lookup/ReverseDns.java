package io.topz.top.lookup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the names of IP addresses in DNS, and never the addresses of names. */
public final class ReverseDns implements HostNames.Lookup {

    @Override
    public String nameOf(String address) throws IOException {
        if (!isLiteral(address)) {
            throw new UnknownHostException("not an IP address: " + address);
        }
        String name = InetAddress.getByName(address).getCanonicalHostName();
        if (isLiteral(name)) {
            throw new UnknownHostException("no name for " + address);
        }
        return name;
    }

    private static boolean isLiteral(String address) {
        boolean hasColon = address.indexOf(':') >= 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || c == '.';
            boolean hex = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':';
            if (!digit && !(hasColon && (hex || c == '%'))) {
                return false;
            }
        }
        return !address.isEmpty();
    }
}
