#!/usr/bin/python3
"""Creates the files of a throw-away Active Directory domain, and extends its schema.

    provision.py domain --dir DIR --ip IP --realm REALM --host HOST --password-file FILE [--replicating]
    provision.py join   --dir DIR --ip IP --realm REALM --host HOST --password-file FILE --server FQDN
    provision.py schema --dir DIR --ldif FILE

Run it with /usr/bin/python3: the Samba bindings belong to Debian's Python. Unlike `samba-tool domain
provision` it sets no ACLs on sysvol, so it works on any file system, and it takes the password from a file.
`join` makes a second domain controller of a domain that runs; it belongs into a network namespace of its own.
"""
import argparse
import logging
import os
import re
import shutil

import ldb
from samba import param
from samba.auth import system_session
from samba.credentials import DONT_USE_KERBEROS, Credentials
from samba.dsdb import DS_DOMAIN_FUNCTION_2008_R2
from samba.join import join_DC
from samba.provision import FILL_FULL, provision
from samba.samdb import SamDB

# What a domain controller needs beside the usual to replicate, and how soon it does: asked for every 5 s, told of
# changes after 1 s.
REPLICATION = """
    dcerpc endpoint servers = epmapper drsuapi samr netlogon lsarpc dnsserver
    prefork children = 1
    dreplsrv:periodic_startup_interval = 1
    dreplsrv:periodic_interval = 5
    dreplsrv:notify_interval = 1"""

FOLDERS = ("etc", "private", "state/ntp_signd", "cache", "run/ncalrpc", "log")


def settings(folder, args, replicating):
    """smb.conf: everything below one folder, on one address, LDAP only with TLS."""
    domain = args.realm.split(".")[0]
    network = "8" if args.ip.startswith("127.") else "24"
    return f"""[global]
    netbios name = {args.host.upper()}
    workgroup = {domain}
    realm = {args.realm}
    server role = active directory domain controller
    server services = ldap cldap kdc dns{" rpc drepl" + REPLICATION if replicating else ""}
    interfaces = {args.ip}/{network}
    bind interfaces only = yes
    disable netbios = yes
    dns forwarder =
    allow dns updates = secure only
    ldap server require strong auth = yes
    tls enabled = yes
    ldb:nosync = true
    pid directory = {folder}/run
    lock directory = {folder}/run
    private dir = {folder}/private
    state directory = {folder}/state
    cache directory = {folder}/cache
    binddns dir = {folder}/bind-dns
    ncalrpc dir = {folder}/run/ncalrpc
    winbindd socket directory = {folder}/run/winbindd
    ntp signd socket directory = {folder}/state/ntp_signd
    log file = {folder}/log/samba.log
[sysvol]
    path = {folder}/state/sysvol
    read only = no
[netlogon]
    path = {folder}/state/sysvol/{args.realm.lower()}/scripts
    read only = no
"""


def configuration(path):
    loaded = param.LoadParm()
    loaded.load(path)
    return loaded


def prepare(args, replicating):
    """Empty folders and smb.conf; its path, and the administrator's password."""
    folder = os.path.abspath(args.dir)
    shutil.rmtree(folder, ignore_errors=True)
    for name in FOLDERS:
        os.makedirs(os.path.join(folder, name))
    smb_conf = folder + "/etc/smb.conf"
    with open(smb_conf, "w", encoding="utf-8") as out:
        out.write(settings(folder, args, replicating))
    with open(args.password_file, encoding="utf-8") as source:
        return smb_conf, source.read().strip()


def create_domain(args):
    smb_conf, password = prepare(args, args.replicating)
    provision(logging.getLogger("provision"), system_session(), smbconf=smb_conf, targetdir=None,
              samdb_fill=FILL_FULL, realm=args.realm, domain=args.realm.split(".")[0],
              hostname=args.host, hostip=args.ip, hostip6=None, adminpass=password,
              serverrole="active directory domain controller", dns_backend="SAMBA_INTERNAL",
              dns_forwarder=None, dom_for_fun_level=DS_DOMAIN_FUNCTION_2008_R2,
              lp=configuration(smb_conf), skip_sysvolacl=True, base_schema="2008_R2", batch_mode=True)


def join_domain(args):
    smb_conf, password = prepare(args, True)
    lp = configuration(smb_conf)
    who = Credentials()
    who.guess(lp)
    who.set_username("administrator")
    who.set_password(password)
    who.set_realm(args.realm)
    who.set_kerberos_state(DONT_USE_KERBEROS)
    join_DC(logger=logging.getLogger("join"), server=args.server, creds=who, lp=lp, netbios_name=args.host.upper(),
            domain=args.realm.lower(), dns_backend="SAMBA_INTERNAL", backend_store="tdb")


def extend_schema(args):
    """Each part of the file (between lines `#--`) becomes one transaction; then the schema is loaded anew."""
    lp = configuration(os.path.abspath(args.dir) + "/etc/smb.conf")
    lp.set("dsdb:schema update allowed", "yes")
    sam = SamDB(lp=lp, session_info=system_session(lp), url=lp.private_path("sam.ldb"))
    schema_dn = str(sam.get_schema_basedn())
    with open(args.ldif, encoding="utf-8") as source:
        text = source.read().replace("CN=Schema,CN=Configuration,DC=X", schema_dn)
    for part in text.split("\n#--\n"):
        lines = "\n".join(line for line in part.split("\n") if not line.startswith("#"))
        sam.transaction_start()
        for record in filter(str.strip, re.split(r"\n\s*\n", lines)):
            write = sam.modify_ldif if "changetype: modify" in record else sam.add_ldif
            try:
                write(record.strip() + "\n", ["relax:0"])
            except ldb.LdbError as refused:
                raise SystemExit(f"{record.strip().splitlines()[0]}: {refused}") from refused
        sam.transaction_commit()
        sam.modify_ldif("dn:\nchangetype: modify\nreplace: schemaUpdateNow\nschemaUpdateNow: 1\n")


def main():
    logging.basicConfig(level=logging.WARNING)
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    domain = commands.add_parser("domain")
    join = commands.add_parser("join")
    for option in ("dir", "ip", "realm", "host", "password-file"):
        domain.add_argument("--" + option, required=True)
        join.add_argument("--" + option, required=True)
    domain.add_argument("--replicating", action="store_true")
    domain.set_defaults(run=create_domain)
    join.add_argument("--server", required=True)
    join.set_defaults(run=join_domain)
    schema = commands.add_parser("schema")
    for option in ("dir", "ldif"):
        schema.add_argument("--" + option, required=True)
    schema.set_defaults(run=extend_schema)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
