#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What of the kernel's interfaces for confidential computing this machine has, and why the rest is not here.
# It reads and writes nothing: no root, no network, no file is changed. Made from the catalog; @SITE@probe/ explains it.

version='@VERSION@'
site='@SITE@'

usage() {
  printf '%s\n' \
    'usage: probe.sh [--json] [--all] [--root DIR]' \
    '' \
    '  --json      the result as JSON, alone on standard output' \
    '  --all       text: also what belongs to other platforms' \
    '  --root DIR  look at a copied tree below DIR instead of this machine' \
    '  --version   print the version and do nothing' \
    '  --help      print this and do nothing' \
    '' \
    'Exit 0: it could look; 2: wrong usage.'
}

wrong() {
  printf 'probe.sh: %s (--help says more)\n' "$1" >&2
  exit 2
}

json=0 all=0 root='' given=0
while [ $# -gt 0 ]; do
  case $1 in
    --json) json=1 ;;
    --all) all=1 ;;
    --root)
      [ $# -gt 1 ] || wrong '--root needs a directory'
      shift
      root=$1 given=1
      ;;
    --root=*) root=${1#--root=} given=1 ;;
    --version)
      printf '%s\n' "$version"
      exit 0
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    -*) wrong "there is no option $1" ;;
    *) wrong "there is nothing to do with $1" ;;
  esac
  shift
done
if [ "$given" = 1 ]; then
  [ -d "$root" ] || wrong "there is no directory $root"
  root=${root%/}
  # A relative path must stay one for the globs below.
  case $root in '') [ "$given" = 1 ] && root=/. ;; esac
fi

# Without these it would see less than is there, and answer wrongly.
for word in grep ls tr; do
  command -v "$word" >/dev/null 2>&1 || wrong "$word is not here, and nothing can be looked at without it"
done

LC_ALL=C
export LC_ALL
nl='
'
# Globs are wanted, but names with blanks must not be split.
blanks=' 	
'
IFS=$blanks

# --- reading -----------------------------------------------------------------------------------------------------------

# The file is there and may be read.
readable() { [ -f "$1" ] && [ -r "$1" ] && [ ! -d "$1" ]; }

# Printable characters only, without those that JSON would have to escape.
clean() { tr -cd ' !#-[]-~'; }

first_line() {
  line=''
  readable "$1" && IFS= read -r line <"$1" 2>/dev/null
  printf '%s' "$line" | clean
}

# $1: a release such as 6.12.9-1. Sets number to 6012, or to 0 where it is none.
number_of() {
  major=${1%%.*}
  rest=${1#*.}
  minor=${rest%%[!0-9]*}
  case $major in '' | *[!0-9]*) number=0 ;; *)
    case $minor in '') minor=0 ;; esac
    number=$((major * 1000 + minor))
    ;;
  esac
}

proc=0
[ -e "$root/proc/version" ] || [ -e "$root/proc/cpuinfo" ] || [ -e "$root/proc/sys/kernel/osrelease" ] && proc=1
sys=0
[ -d "$root/sys" ] && for entry in "$root"/sys/*; do [ -e "$entry" ] && sys=1; done

release=$(first_line "$root/proc/sys/kernel/osrelease")
if [ -z "$release" ]; then
  line=$(first_line "$root/proc/version")
  case $line in 'Linux version '*)
    line=${line#Linux version }
    release=${line%% *}
    ;;
  esac
fi
[ -n "$release" ] || [ "$given" = 1 ] || release=$(uname -r 2>/dev/null | clean)
# A copied tree may have no /proc: what is installed tells the release when it is the only one.
if [ -z "$release" ]; then
  several=0
  for entry in "$root"/boot/config-* "$root"/usr/lib/modules/* "$root"/lib/modules/*; do
    [ -e "$entry" ] || continue
    name=${entry##*/}
    name=${name#config-}
    [ -z "$release" ] || [ "$release" = "$name" ] || several=1
    release=$name
  done
  [ "$several" = 0 ] || release=''
  release=$(printf '%s' "$release" | clean)
fi
number_of "$release"
kernel=$number

# The configuration: only the symbols that the catalog names.
SYMBOLS='@SYMBOLS@'
config='' config_from=''
for entry in "$root/proc/config.gz" "$root/boot/config-$release" "$root/usr/lib/modules/$release/config" \
  "$root/lib/modules/$release/config" "$root/usr/lib/modules/$release/build/.config" \
  "$root/lib/modules/$release/build/.config" "$root/boot/config"; do
  readable "$entry" || continue
  case $entry in
    *.gz) text=$(gzip -dc "$entry" 2>/dev/null | grep -E "^CONFIG_($SYMBOLS|X86|X86_64|ARM64|S390|PPC64|RISCV)=") ;;
    *) text=$(grep -E "^CONFIG_($SYMBOLS|X86|X86_64|ARM64|S390|PPC64|RISCV)=" "$entry" 2>/dev/null) ;;
  esac
  [ -n "$text" ] || continue
  config=" $(printf '%s' "$text" | tr '\n' ' ') "
  config_from=${entry#"$root"}
  break
done

# The first processor of /proc/cpuinfo.
cpuinfo='' flags=''
if readable "$root/proc/cpuinfo"; then
  while IFS= read -r line || [ -n "$line" ]; do
    [ -n "$line" ] || { [ -n "$cpuinfo" ] && break; }
    cpuinfo="$cpuinfo$line$nl"
    case $line in
      flags*:* | Features*:* | features*:*) flags=" $(printf '%s' "${line#*:}" | tr '\t' ' ') " ;;
    esac
  done <"$root/proc/cpuinfo"
fi

arch=''
word=$(first_line "$root/proc/sys/kernel/arch")
[ -n "$word" ] || [ "$given" = 1 ] || word=$(uname -m 2>/dev/null)
case "$word" in
  x86_64 | i?86) arch=x86 ;;
  aarch64 | arm64) arch=arm64 ;;
  s390*) arch=s390 ;;
  ppc*) arch=powerpc ;;
  riscv*) arch=riscv ;;
esac
if [ -z "$arch" ]; then
  case "$config" in
    *' CONFIG_X86_64=y '* | *' CONFIG_X86=y '*) arch=x86 ;;
    *' CONFIG_ARM64=y '*) arch=arm64 ;;
    *' CONFIG_S390=y '*) arch=s390 ;;
    *' CONFIG_PPC64=y '*) arch=powerpc ;;
    *' CONFIG_RISCV=y '*) arch=riscv ;;
  esac
fi
if [ -z "$arch" ]; then
  case "$cpuinfo" in
    *IBM/S390*) arch=s390 ;;
    *'CPU implementer'*) arch=arm64 ;;
    *GenuineIntel* | *AuthenticAMD* | *HygonGenuine*) arch=x86 ;;
    *POWER*) arch=powerpc ;;
    *isa*rv64*) arch=riscv ;;
  esac
fi
if [ -z "$arch" ]; then
  case "$release" in
    *amd64* | *x86_64*) arch=x86 ;;
    *arm64* | *aarch64*) arch=arm64 ;;
    *s390x*) arch=s390 ;;
    *ppc64*) arch=powerpc ;;
    *riscv64*) arch=riscv ;;
  esac
fi

# Lines of the log that any sign may be in.
log='' log_read=0
pick_log() { grep -F @LOG_WORDS@ 2>/dev/null; }
if [ "$given" = 1 ]; then
  for entry in "$root/var/log/dmesg" "$root/var/log/kern.log" "$root/dmesg"; do
    readable "$entry" || continue
    log_read=1
    log="$log$(pick_log <"$entry")$nl"
  done
elif log=$(dmesg 2>/dev/null) && [ -n "$log" ]; then
  log_read=1
  log=$(printf '%s\n' "$log" | pick_log)
fi

# Who asks: a copied tree says it itself, if at all.
user=''
if [ "$given" = 1 ]; then
  if readable "$root/proc/self/status"; then
    while read -r key value _; do [ "$key" = Uid: ] && user=$value; done <"$root/proc/self/status"
  fi
else
  user=$(id -u 2>/dev/null)
fi

container=''
for entry in .dockerenv:docker run/.containerenv:podman; do
  [ -e "$root/${entry%%:*}" ] && container=${entry#*:}
done
word=$(first_line "$root/run/systemd/container")
[ -n "$word" ] && container=$word
if [ -z "$container" ] && readable "$root/proc/1/cgroup"; then
  while IFS= read -r line; do
    case $line in *docker* | *kubepods* | *libpod* | *lxc* | *containerd*) container=yes ;; esac
  done <"$root/proc/1/cgroup"
fi

vendor=$(first_line "$root/sys/class/dmi/id/sys_vendor")
product=$(first_line "$root/sys/class/dmi/id/product_name")
cloud=''
case "$vendor $product" in
@CLOUDS@
esac

cmdline=$(first_line "$root/proc/cmdline")

# A virtual machine: yes, no, or '' where it cannot be told.
virtual=''
if [ "$arch" = x86 ] && [ -n "$flags" ]; then
  case "$flags" in *' hypervisor '*) virtual=yes ;; *) virtual=no ;; esac
fi

# --- signs -------------------------------------------------------------------------------------------------------------

# What the last sign said: yes; no, for certain; other, a value that is another one; hid, it may not be looked at; ''
# where it is not there, which proves nothing.
said='' at=''

# $1: a path with *, from the root; $2: a line that the file holds, if that counts.
sign_path() {
  said='' at=''
  IFS=
  # shellcheck disable=SC2086 # the pattern is to be expanded, and IFS is empty
  for entry in "$root"$1; do
    [ -e "$entry" ] || [ -L "$entry" ] || continue
    at=${entry#"$root"}
    if [ -z "${2-}" ]; then
      said=yes
      break
    fi
    if ! readable "$entry"; then
      said=hid
      continue
    fi
    said=other
    while IFS= read -r line || [ -n "$line" ]; do
      # shellcheck disable=SC2254 # the line is compared with a pattern
      case "$line" in $2) said=yes ;; esac
    done <"$entry"
    [ "$said" = yes ] && break
  done
  IFS=$blanks
  [ -n "$said" ] && return
  # A directory on the way that may not be searched hides whatever is in it.
  part=''
  rest=${1#/}
  while :; do
    case $rest in */*) ;; *) break ;; esac
    part=$part/${rest%%/*}
    rest=${rest#*/}
    case $part in *[*?[]*) break ;; esac
    [ -d "$root$part" ] || break
    if [ ! -x "$root$part" ]; then
      said=hid at=$part
      break
    fi
  done
}

sign_flag() {
  said='' at=/proc/cpuinfo
  [ -n "$flags" ] || return 0
  case "$flags" in *" $1 "*) said=yes ;; *) said=no ;; esac
}

sign_log() {
  said='' at='the kernel log'
  [ -n "$log" ] || return 0
  # No here-document: some shells write those to a file.
  IFS=$nl
  set -f
  for line in $log; do
    # shellcheck disable=SC2254 # the line is compared with a pattern
    case "$line" in $1) said=yes ;; esac
  done
  set +f
  IFS=$blanks
}

# $1: kind of sign; $2, $3: the sign.
sign() {
  case $1 in
    path) sign_path "$2" "$3" ;;
    flag) sign_flag "$2" ;;
    *) sign_log "$2" ;;
  esac
}

# --- platforms ---------------------------------------------------------------------------------------------------------

guest='' guest_code='' hosts='' host='' host_code='' paravisor=''
not_guest=' ' not_host=' ' not_processor=' '

# $1: platform; $2: code; $3: architecture; $4: its vendor's machine is needed. The signs follow, then platform_end.
platform() {
  id=$1 code=$2 p_arch=$3
  p_guest='' p_host='' p_processor='' p_paravisor=''
}
# $1: guest, host, processor or paravisor; $2: kind of sign; $3, $4: the sign.
platform_sign() {
  [ "$p_arch" = any ] || [ -z "$arch" ] || [ "$p_arch" = "$arch" ] || return 0
  sign "$2" "$3" "${4-}"
  eval "was=\$p_$1"
  # shellcheck disable=SC2154 # set by eval
  case "$was" in
    yes) ;;
    unsure) [ "$said" = yes ] && eval "p_$1=yes" ;;
    *)
      case $said in
        yes) eval "p_$1=yes" ;;
        no | other) eval "p_$1=no" ;;
        *) eval "p_$1=unsure" ;;
      esac
      ;;
  esac
}
platform_end() {
  [ "$p_processor" = no ] && not_processor="$not_processor$id "
  if [ "$p_guest" = yes ] && [ -z "$guest" ]; then guest=$id guest_code=$code; fi
  [ "$p_guest" = no ] && not_guest="$not_guest$id "
  [ "$p_host" = no ] && not_host="$not_host$id "
  [ "$p_host" = yes ] && hosts="$hosts $id"
  if [ "$p_host" = yes ] && [ -z "$host" ]; then host=$id host_code=$code; fi
  # Under a paravisor the processor's own signs are those of the paravisor.
  if [ "$p_guest" = yes ] && [ "$p_paravisor" = yes ]; then guest=$id guest_code=$code paravisor=yes; fi
}
@PLATFORMS@

side=unknown
if [ -n "$guest" ]; then
  side=guest
elif [ -n "$hosts" ]; then
  side=host
elif [ "$virtual" = no ]; then
  side=bare
fi
[ -n "$guest" ] && [ -z "$paravisor" ] && paravisor=no
if [ -n "$guest" ]; then
  platform=$guest
elif [ -n "$host" ]; then
  platform=$host
elif [ -z "$cpuinfo" ] && [ "$log_read" = 0 ]; then
  platform=unknown
else
  platform=none
fi

# --- interfaces --------------------------------------------------------------------------------------------------------

# How good an answer is: the best of several ways counts.
rank() {
  case $1 in
    there) rank=7 ;;
    not-permitted) rank=6 ;;
    module-not-loaded) rank=5 ;;
    off) rank=4 ;;
    cannot-tell) rank=3 ;;
    kernel-too-old) rank=2 ;;
    *) rank=1 ;;
  esac
}

# $1: items with / between alternatives, each with @FIRST:LAST where only some kernels have it. Sets built to y, m, off or
# '' where nothing is known, and lacking to what is off.
built() {
  built=y lacking=''
  [ -n "$1" ] || return 0
  [ -n "$config" ] || {
    built=''
    return 0
  }
  for item in $1; do
    case $item in *@*)
      number_of "${item#*@}"
      from=$number
      number_of "${item##*:}"
      last=$number
      item=${item%%@*}
      if [ "$kernel" -gt 0 ]; then
        [ "$from" = 0 ] || [ "$kernel" -ge "$from" ] || continue
        [ "$last" = 0 ] || [ "$kernel" -le "$last" ] || continue
      fi
      ;;
    esac
    best=off
    rest=$item/
    while [ -n "$rest" ]; do
      symbol=${rest%%/*}
      rest=${rest#*/}
      case "$config" in
        *" CONFIG_$symbol=y "*) best=y ;;
        *" CONFIG_$symbol=m "*) [ "$best" = y ] || best=m ;;
      esac
    done
    case $best in
      off)
        built=off
        lacking="$lacking CONFIG_$item"
        ;;
      m) [ "$built" = off ] || built=m ;;
    esac
  done
  lacking=${lacking# }
}

# $1: a module. Sets module_is to loaded, loadable, missing (modules.dep does not list it) or ''.
module_state() {
  module_is=''
  name=$1
  while :; do case $name in *-*) name=${name%%-*}_${name#*-} ;; *) break ;; esac; done
  if [ -d "$root/sys/module/$name" ]; then
    module_is=loaded
    return 0
  fi
  if readable "$root/proc/modules"; then
    while read -r key _; do
      if [ "$key" = "$name" ]; then
        module_is=loaded
        return 0
      fi
    done <"$root/proc/modules"
  fi
  for entry in "$root/usr/lib/modules/$release/modules.dep" "$root/lib/modules/$release/modules.dep"; do
    readable "$entry" || continue
    module_is=missing
    # The file of a module may be written with - or _.
    pattern=$name
    while :; do case $pattern in *_*) pattern="${pattern%%_*}[-]${pattern#*_}" ;; *) break ;; esac; done
    while :; do case $pattern in *'[-]'*) pattern="${pattern%%'[-]'*}[_-]${pattern#*'[-]'}" ;; *) break ;; esac; done
    if grep -q -E "(^|/)$pattern\.ko" "$entry"; then module_is=loadable; fi
    return 0
  done
}

# $1: the mode as ls writes it. Sets mode to 0600 and the like.
octal() {
  mode=0
  left=${1#?}
  for _ in 1 2 3; do
    digit=0
    case $left in r*) digit=4 ;; esac
    case $left in ?w*) digit=$((digit + 2)) ;; esac
    case $left in ??[xst]*) digit=$((digit + 1)) ;; esac
    mode=$mode$digit
    left=${left#???}
  done
}

# $1: a path of the machine. Sets permitted to yes or no, and mode.
permitted() {
  mode='' permitted=yes
  # shellcheck disable=SC2012 # no other POSIX tool tells the mode; only its first word is used
  shown=$(ls -ld "$root$1" 2>/dev/null)
  shown=${shown%% *}
  [ -n "$shown" ] || return 0
  octal "$shown"
  if [ "$given" = 1 ]; then
    case $user in '' | 0) return 0 ;; esac
    case $mode in *0) permitted=no ;; esac
  elif [ ! -r "$root$1" ] && [ ! -w "$root$1" ]; then
    permitted=no
  fi
}

list_there='' list_off='' list_module_not_loaded='' list_hidden='' list_kernel_too_old='' list_not_permitted=''
list_cannot_tell=''

# $1: interface; $2: name; $3: side; $4: path or ''; $5: kind of what is opened.
interface() {
  i=$1 i_name=$2 i_side=$3 i_path=$4 i_kind=$5 i_none='' i_shared=0
  answer='' why='' next='' i_at='' i_mode='' i_found=''
}
# Nothing readable shows it.
none() { i_none=$1; }
# Others open the same path.
shared() { i_shared=1; }

# A sign of the interface ($1 = i) or of the provider of a way ($1 = w).
shows() {
  if [ "$2" = platform ]; then
    said=''
    case $i_side in
      guest) [ "$guest" = "$3" ] && said=yes ;;
      host) case "$hosts " in *" $3 "*) said=yes ;; esac ;;
      *)
        [ "$guest" = "$3" ] && said=yes
        case "$hosts " in *" $3 "*) said=yes ;; esac
        ;;
    esac
    [ "$said" = yes ] && said=weak
    # shellcheck disable=SC2034 # eval reads it
    at=''
  else
    sign "$2" "$3" "${4-}"
  fi
  eval "was=\$$1_said"
  case $said in
    yes) eval "$1_said=yes $1_at=\$at" ;;
    weak) [ "$was" = yes ] || eval "$1_said=weak $1_at=\$at" ;;
    hid | other) case $was in yes | weak) ;; *) eval "$1_said=\$said $1_at=\$at" ;; esac ;;
    no) [ -n "$was" ] || eval "$1_said=no $1_at=\$at" ;;
  esac
}

# $1: platform; $2: architecture; $3: first kernel, or never; $4: the last kernel known to lack it, - when $3 is exact, ? when
# nothing is known; $5: Kconfig items; $6: module; $7: number under which the answer is kept for the functions.
way() {
  w=$1 w_arch=$2 w_since=$3 w_before=$4 w_kconfig=$5 w_module=$6 w_key=$7
  w_said='' w_has=0
}
way_signs() { w_has=1; }

say() { w_answer=$1 w_why=$2 w_next=$3; }

judge() {
  w_mode='' w_found=''
  if [ "$w_arch" != any ] && [ -n "$arch" ] && [ "$w_arch" != "$arch" ]; then
    say hidden "it exists on $w_arch only, and this machine is $arch" 'use a machine of that architecture'
    return 0
  fi
  built "$w_kconfig"
  strong=0 weak=0
  case $i_said in yes) strong=1 w_found=$i_at ;; weak) weak=1 w_found=$i_at ;; esac
  if [ "$w_has" = 1 ]; then
    case $w_said in yes | weak) ;; *) strong=0 weak=0 ;; esac
    [ "$w_said" = weak ] && [ "$strong" = 1 ] && strong=0 weak=1
  fi
  # What is only proposed may share its node with what is there.
  [ "$w_since" = never ] && strong=0 weak=0
  # A path that several open belongs to the one that is built.
  [ "$i_shared" = 1 ] && [ "$strong" = 1 ] && [ "$built" = off ] && strong=0
  if [ "$strong" = 1 ]; then
    node=$w_found
    case $i_kind in device | kvm-fd) [ -e "$root$i_path" ] && node=$i_path ;; esac
    case $node in
      /proc/cpuinfo | '') ;;
      *)
        permitted "$node"
        w_mode=$mode
        if [ "$permitted" = no ]; then
          say not-permitted "$node is there with mode $mode, and this user may not open it" \
            'run as root, or let a rule of udev or the owner give access'
          return 0
        fi
        ;;
    esac
    say there "${w_found:-it} shows it" 'use it; the page says how'
    return 0
  fi
  case " $not_processor" in *" $w "*)
    say hidden 'the processor of this machine is of another vendor' 'use a machine of that platform'
    return 0
    ;;
  esac
  if [ -n "$paravisor" ] && [ "$paravisor" = yes ] && [ "$i_side" = guest ] && [ "$w" != "$guest" ] && [ "$w" != linux ]; then
    say hidden 'a paravisor stands between this guest and the processor, and keeps it for itself' \
      'use what the paravisor offers, such as its vTPM, or a guest without one'
    return 0
  fi
  if [ "$i_side" = guest ] && [ "$w" != linux ]; then
    if [ -n "$guest" ] && [ "$guest" != "$w" ] && ! related "$guest" "$w"; then
      say hidden "this is a guest of $guest" 'use a guest of that platform'
      return 0
    fi
    if [ -z "$guest" ] && { [ "$virtual" = no ] || [ -n "$hosts" ]; }; then
      say hidden 'this machine is no guest' 'look inside a guest'
      return 0
    fi
    case " $not_guest" in *" $w "*)
      say hidden 'the machine shows that it is no guest of that platform' 'start it as a guest of that platform'
      return 0
      ;;
    esac
  fi
  if [ "$i_side" = host ] && [ -n "$guest" ]; then
    say hidden "this is a guest of $guest, and it is opened on the host" 'look on the host'
    return 0
  fi
  if [ "$i_side" = host ] && [ "$w" != linux ] && [ -n "$cloud" ] && [ "$virtual" = yes ] && [ -z "$hosts" ] && [ "$built" != off ]; then
    [ -e "$root/dev/kvm" ] || [ "$i_kind" != kvm-fd ] || {
      say hidden "this is a virtual machine of $cloud without nested virtualization" 'use a machine that is a host'
      return 0
    }
  fi
  if [ "$w_since" = never ]; then
    say kernel-too-old 'no release of the kernel has it: it is only proposed' 'follow the proposal on its page'
    return 0
  fi
  if [ "$kernel" -gt 0 ]; then
    number_of "$w_since"
    first=$number
    number_of "$w_before"
    if { [ "$w_before" = - ] && [ "$kernel" -lt "$first" ]; } || { [ "$number" -gt 0 ] && [ "$kernel" -le "$number" ]; }; then
      after=''
      # Symbols that are set may be those of code that a distribution carried back; they may also be older than the interface.
      if [ -n "$w_kconfig" ]; then case $built in y | m) after=', unless your distribution carried it back' ;; esac fi
      say kernel-too-old "it came with $w_since, and this kernel is $release" "use a kernel from $w_since on$after"
      return 0
    fi
  fi
  if [ "$built" = off ]; then
    say off "the kernel was built without $lacking" "use a kernel that has $lacking"
    return 0
  fi
  if [ "$i_said" = no ]; then
    say hidden "$i_at does not show it: the processor or the firmware does not offer it" 'see the firmware setup'
    return 0
  fi
  case "$not_host" in *" $w "*)
    if [ "$i_side" = host ] && [ "$weak" = 0 ]; then
      say off 'the machine shows that it runs no guests of that platform now' \
        'see the firmware setup, the parameters of the module and the command line'
      return 0
    fi
    ;;
  esac
  case $i_said in
    other)
      say off "$i_at says that it is switched off or that the machine lacks it" \
        'see the firmware setup, the parameters of the module and the command line'
      return 0
      ;;
    hid)
      say not-permitted "$i_at may not be looked into by this user" 'run as root'
      return 0
      ;;
  esac
  module_is=''
  if [ -n "$w_module" ] && [ "$built" != y ]; then
    module_state "$w_module"
    case $module_is in
      loadable)
        say module-not-loaded "the module $w_module is installed and not loaded" "modprobe $w_module"
        return 0
        ;;
      missing)
        if [ "$built" = m ]; then
          say module-not-loaded "the kernel has it as the module $w_module, which is not installed" \
            'install the package that holds the module; the pages of distributions name it'
          return 0
        fi
        ;;
      '')
        if [ "$built" = m ]; then
          say module-not-loaded "the kernel has it as the module $w_module, which is not loaded" "modprobe $w_module"
          return 0
        fi
        ;;
    esac
  fi
  if [ "$i_kind" = command-line ]; then
    if [ "$built" = y ] || [ "$built" = m ]; then
      case " $cmdline " in
        *" $i_path"*) say there 'the kernel takes it, and it is on the command line' 'nothing' ;;
        *) say there 'the kernel takes it; it is not on the command line' 'add it to the command line if it is wanted' ;;
      esac
    else
      say cannot-tell 'the configuration of the kernel cannot be read' "look at the configuration for ${w_kconfig:-its symbols}"
    fi
    return 0
  fi
  if [ "$weak" = 1 ]; then
    say there "the machine shows that it is a $side of ${w}" 'use it; the page says how'
    return 0
  fi
  if [ "$i_kind" = kvm-fd ] && [ "$sys" = 1 ] && [ -n "$built" ]; then
    if [ ! -e "$root/dev/kvm" ]; then
      if [ -n "$container" ] && [ -e "$root/sys/class/misc/kvm" ]; then
        say hidden 'the kernel has /dev/kvm, and this container was not given it' 'give the container the device /dev/kvm'
      else
        say hidden 'there is no /dev/kvm: the machine or its hypervisor does not offer virtualization' \
          'see the firmware setup, or ask for nested virtualization'
      fi
      return 0
    fi
    permitted /dev/kvm
    w_mode=$mode
    if [ "$permitted" = no ]; then
      say not-permitted "/dev/kvm has mode $mode, and this user may not open it" 'run as root or join the group of /dev/kvm'
      return 0
    fi
  fi
  if [ -n "$i_none" ]; then
    say cannot-tell "$i_none" 'ask with a program, as its page says'
    return 0
  fi
  if [ "$sys" = 0 ] && [ "$proc" = 0 ]; then
    say cannot-tell 'neither /proc nor /sys can be read here' 'run it where both are mounted'
    return 0
  fi
  node=${i_path##*/}
  if [ -n "$container" ] && [ "$i_kind" = device ] && [ -n "$node" ] && [ -e "$root/sys/class/misc/$node" ]; then
    say hidden "the kernel has $i_path, and this container was not given it" "give the container the device $i_path"
    return 0
  fi
  case $i_kind in
    configfs-directory) mount=/sys/kernel/config ;;
    securityfs-directory) mount=/sys/kernel/security ;;
    *) mount='' ;;
  esac
  if [ -n "$mount" ] && [ -n "$built" ] && [ "$sys" = 1 ]; then
    filled=0
    for entry in "$root$mount"/*; do [ -e "$entry" ] && filled=1; done
    if [ ! -d "$root$mount" ] || { [ "$filled" = 0 ] && [ "$module_is" != loaded ] && [ "$built" = y ]; }; then
      say off "nothing is mounted at $mount" "mount the file system at $mount"
      return 0
    fi
  fi
  if [ -z "$built" ] && [ "$module_is" != loaded ]; then
    say cannot-tell 'the configuration of the kernel cannot be read, and nothing shows it' \
      "look at the configuration for ${w_kconfig:-its symbols}"
    return 0
  fi
  if [ "$sys" = 0 ]; then
    say cannot-tell '/sys cannot be read here' 'run it where /sys is mounted'
    return 0
  fi
  if [ -z "$i_path" ] && [ "$w" != linux ] && [ -z "$guest$hosts" ]; then
    say cannot-tell 'nothing that can be read says whether this machine is of that platform' \
      'read the kernel log as root, or look at the guest with the tools of its platform'
    return 0
  fi
  if [ "$module_is" = loaded ]; then
    say hidden "the module $w_module is loaded and found nothing to drive" \
      'the firmware or the hypervisor does not offer it: see the guide'
  else
    say hidden 'the kernel has it, and the firmware, the hypervisor or the machine does not offer it' \
      'see the guide to a missing node'
  fi
}

# Two names of one technology's generations: a guest of the newer one has what the older one has.
related() {
  case "$1 $2" in
@RELATED@
    *) return 1 ;;
  esac
}

way_end() {
  judge
  eval "answer_$w_key=\$w_answer why_$w_key=\$w_why next_$w_key=\$w_next"
  rank "$w_answer"
  mine=$rank
  rank "${answer:-hidden}"
  if [ -z "$answer" ] || [ "$mine" -gt "$rank" ]; then
    answer=$w_answer why=$w_why next=$w_next i_found=$w_found i_mode=$w_mode
  fi
}
signs() { i_said='' i_at=''; }

comma=''
interface_end() {
  if [ "$json" = 1 ]; then
    out="$out$comma$nl    {\"id\":\"$i\",\"answer\":\"$answer\",\"why\":\"$why\",\"next\":\"$next\","
    out="$out\"url\":\"${site}interfaces/$i/\"${i_found:+,\"found\":\"$i_found\"}${i_mode:+,\"mode\":\"$i_mode\"}}"
    comma=,
    return 0
  fi
  line="  $i_name$nl      $why"
  case $answer in there) ;; *) line="$line$nl      -> $next$nl      ${site}interfaces/$i/" ;; esac
  case $answer in
    there) list_there=$list_there$line$nl ;;
    not-permitted) list_not_permitted=$list_not_permitted$line$nl ;;
    module-not-loaded) list_module_not_loaded=$list_module_not_loaded$line$nl ;;
    off) list_off=$list_off$line$nl ;;
    kernel-too-old) list_kernel_too_old=$list_kernel_too_old$line$nl ;;
    cannot-tell) list_cannot_tell=$list_cannot_tell$line$nl ;;
    *) list_hidden=$list_hidden$line$nl ;;
  esac
}

f_list='' out=''
# $1: function; $2: name; $3: side.
function_begin() {
  f=$1 f_name=$2 f_answer='' f_why='' f_next='' f_through=''
}
# $1: platform; $2: interface; $3: first kernel of the function through it, or '' for the interface's; $4: its number.
through() {
  if [ -n "$guest" ]; then
    [ "$1" = "$guest" ] || related "$guest" "$1" || return 0
  elif [ -n "$hosts" ]; then
    case "$hosts " in *" $1 "*) ;; *) return 0 ;; esac
  fi
  eval "w_answer=\${answer_$4-} w_why=\${why_$4-} w_next=\${next_$4-}"
  [ -n "$w_answer" ] || return 0
  if [ "$w_answer" = there ] && [ -n "$3" ] && [ "$kernel" -gt 0 ]; then
    number_of "$3"
    if [ "$kernel" -lt "$number" ]; then
      w_answer=kernel-too-old w_why="$2 serves it since $3" w_next="use a kernel from $3 on"
    fi
  fi
  rank "$w_answer"
  mine=$rank
  rank "${f_answer:-hidden}"
  if [ -z "$f_answer" ] || [ "$mine" -gt "$rank" ]; then
    f_answer=$w_answer f_why=$w_why f_next=$w_next f_through=$2
  fi
}
function_end() {
  if [ -z "$f_answer" ]; then
    f_answer=hidden
    f_why="${platform} has no interface for it" f_next='see what the platform offers instead on its page'
  fi
  if [ "$json" = 1 ]; then
    out="$out$comma$nl    {\"id\":\"$f\",\"answer\":\"$f_answer\",\"why\":\"$f_why\",\"next\":\"$f_next\","
    out="$out\"url\":\"${site}functions/$f/\"${f_through:+,\"interface\":\"$f_through\"}}"
    comma=,
    return 0
  fi
  [ "$f_answer" = hidden ] && [ "$all" = 0 ] && return 0
  padded="$f_answer                  "
  padded=${padded%"${padded#??????????????????}"}
  f_list="$f_list  $padded $f_name${f_through:+ ($f_through)}$nl"
}

quoted() { if [ -n "$1" ]; then printf '"%s"' "$1"; else printf 'null'; fi; }

if [ "$json" = 1 ]; then
  printf '{\n  "probe":"%s",\n  "kernel":"%s",\n  "platform":"%s",\n' "$version" "$release" "$platform"
  printf '  "machine":{"arch":%s,"side":"%s","hosts":[' "$(quoted "$arch")" "$side"
  comma=''
  for id in $hosts; do
    printf '%s"%s"' "$comma" "$id"
    comma=,
  done
  printf '],"virtual":%s,"paravisor":%s,"cloud":%s,"container":%s,"vendor":%s,"product":%s,"config":%s,"log":%s,"user":%s},\n' \
    "$(quoted "$virtual")" "$(quoted "$paravisor")" "$(quoted "$cloud")" "$(quoted "$container")" "$(quoted "$vendor")" \
    "$(quoted "$product")" "$(quoted "$config_from")" "$([ "$log_read" = 1 ] && printf true || printf false)" "$(quoted "$user")"
  printf '  "symbols":{'
  comma=''
  for item in $config; do
    item=${item#CONFIG_}
    case $item in *=[ym]) printf '%s"%s":"%s"' "$comma" "${item%%=*}" "${item#*=}" && comma=, ;; esac
  done
  printf '},\n  "interfaces":['
  comma='' out=''
fi
@INTERFACES@
out="$out$nl  ],$nl  \"functions\":["
comma=''
@FUNCTIONS@
if [ "$json" = 1 ]; then
  printf '%s\n  ]\n}\n' "$out"
  exit 0
fi

show() {
  [ -n "$2" ] || return 0
  printf '\n%s\n%s' "$1" "$2"
}
case $side in
  guest) what="a guest of $guest ($guest_code)" ;;
  host) what="a host of$hosts ($host_code)" ;;
  bare) what='no virtual machine, and no host of confidential guests now' ;;
  *) what='nothing that can be read says what it is a guest or a host of' ;;
esac
printf 'Kernel %s, %s: %s\n' "${release:-unknown}" "${arch:-unknown architecture}" "$what"
[ "$paravisor" = yes ] && printf 'A paravisor stands between this guest and the processor.\n'
[ -n "$cloud" ] && printf 'Cloud: %s\n' "$cloud"
[ -n "$container" ] && printf 'Inside a container.\n'
printf 'Configuration: %s. Kernel log: %s.\n' "${config_from:-not readable}" "$([ "$log_read" = 1 ] && printf read || printf 'not readable')"
show 'Functions' "$f_list"
show 'Interfaces that are there' "$list_there"
show 'Not permitted' "$list_not_permitted"
show 'As a module, not loaded' "$list_module_not_loaded"
show 'Off' "$list_off"
show 'Kernel too old' "$list_kernel_too_old"
show 'Cannot be told' "$list_cannot_tell"
if [ "$all" = 1 ]; then
  show 'Hidden by the platform' "$list_hidden"
else
  printf '\nWhat the platform hides, and what belongs to others, is left out; --all lists it.\n'
fi
exit 0
