#!/usr/bin/python3
"""Creates the files of a throw-away Active Directory domain, and extends its schema.

    provision.py domain --dir DIR --ip IP --realm REALM --host HOST --password-file FILE
    provision.py schema --dir DIR --ldif FILE

Run it with /usr/bin/python3: the Samba bindings belong to Debian's Python. Unlike `samba-tool domain
provision` it sets no ACLs on sysvol, so it works on any file system, and it takes the password from a file.
"""
import argparse
import logging
import os
import re
import shutil

import ldb
from samba import param
from samba.auth import system_session
from samba.dsdb import DS_DOMAIN_FUNCTION_2008_R2
from samba.provision import FILL_FULL, provision
from samba.samdb import SamDB

FOLDERS = ("etc", "private", "state/ntp_signd", "cache", "run/ncalrpc", "log")


def settings(folder, ip, realm, host):
    """smb.conf: everything below one folder, on one address, LDAP only with TLS."""
    domain = realm.split(".")[0]
    return f"""[global]
    netbios name = {host.upper()}
    workgroup = {domain}
    realm = {realm}
    server role = active directory domain controller
    server services = ldap cldap kdc dns
    interfaces = {ip}/8
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
    path = {folder}/state/sysvol/{realm.lower()}/scripts
    read only = no
"""


def configuration(path):
    loaded = param.LoadParm()
    loaded.load(path)
    return loaded


def create_domain(args):
    folder = os.path.abspath(args.dir)
    shutil.rmtree(folder, ignore_errors=True)
    for name in FOLDERS:
        os.makedirs(os.path.join(folder, name))
    smb_conf = folder + "/etc/smb.conf"
    with open(smb_conf, "w", encoding="utf-8") as out:
        out.write(settings(folder, args.ip, args.realm, args.host))
    with open(args.password_file, encoding="utf-8") as source:
        password = source.read().strip()
    provision(logging.getLogger("provision"), system_session(), smbconf=smb_conf, targetdir=None,
              samdb_fill=FILL_FULL, realm=args.realm, domain=args.realm.split(".")[0],
              hostname=args.host, hostip=args.ip, hostip6=None, adminpass=password,
              serverrole="active directory domain controller", dns_backend="SAMBA_INTERNAL",
              dns_forwarder=None, dom_for_fun_level=DS_DOMAIN_FUNCTION_2008_R2,
              lp=configuration(smb_conf), skip_sysvolacl=True, base_schema="2008_R2", batch_mode=True)


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
    for option in ("dir", "ip", "realm", "host", "password-file"):
        domain.add_argument("--" + option, required=True)
    domain.set_defaults(run=create_domain)
    schema = commands.add_parser("schema")
    for option in ("dir", "ldif"):
        schema.add_argument("--" + option, required=True)
    schema.set_defaults(run=extend_schema)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
